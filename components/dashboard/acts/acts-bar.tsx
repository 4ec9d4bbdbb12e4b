import type { Act } from '#lib/acts/act.ts';
import type { DashboardModel } from '../model.ts';
import { ActItem } from './act-item.tsx';
import { ListItem } from './list-item.tsx';

/** So many at once; the others are in the audit log. */
const MOST = 5;
/** What went as it was meant to goes by itself; the rest stays until it is dismissed. */
const UNDONE_SHOWN_MS = 30_000;
const DONE_SHOWN_MS = 10 * 60_000;

/**
 * What is about to change a vault, and what has just done so, on every tab: an act can be undone
 * wherever the person is. Nothing of it is a live region of its own; what is new is said once.
 */
export function ActsBar({ model }: { model: DashboardModel }) {
  const { acted, words, now } = model;
  const { acts, leavers } = acted.value;
  const isListUnderWay = leavers?.phase === 'revoke' && leavers.status === 'running';
  const shown = shownActs(acts, now.value);
  if (shown.length === 0 && !isListUnderWay) return null;
  return (
    <section class="acts" aria-label={words.acts.bar}>
      <ul>
        {isListUnderWay && <ListItem model={model} run={leavers} />}
        {shown.map((act) => (
          <ActItem key={act.id} model={model} act={act} />
        ))}
      </ul>
    </section>
  );
}

/** What can still be undone first, then the newest. */
function shownActs(acts: readonly Act[], now: number): Act[] {
  const waits = ({ state }: Act) => (state.stage === 'waiting' ? 1 : 0);
  return acts
    .filter((act) => !isSettled(act, now))
    .toSorted((a, b) => waits(b) - waits(a) || b.startedAt - a.startedAt)
    .slice(0, MOST);
}

function isSettled({ state }: Act, now: number): boolean {
  if (state.stage !== 'over') return false;
  const wentWell = state.result === 'done' && state.after !== 'came-back' && !state.failure;
  return (
    (state.result === 'undone' && now - state.at > UNDONE_SHOWN_MS) ||
    (wentWell && now - state.at > DONE_SHOWN_MS)
  );
}
