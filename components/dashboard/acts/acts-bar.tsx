import type { Act } from '#lib/acts/act.ts';
import type { DashboardModel } from '../model.ts';
import { ActItem } from './act-item.tsx';
import { ListItem } from './list-item.tsx';
import { useWake } from './wake.ts';

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
  useWake(model);
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

/** What can still be undone first, then what did not go as it was meant to; of these the newest. */
function shownActs(acts: readonly Act[], now: number): Act[] {
  const rank = (act: Act) => (act.state.stage === 'waiting' ? 2 : wentWell(act) ? 0 : 1);
  return acts
    .filter((act) => !isSettled(act, now))
    .toSorted((a, b) => rank(b) - rank(a) || b.startedAt - a.startedAt)
    .slice(0, MOST);
}

function wentWell({ state }: Act): boolean {
  if (state.stage !== 'over') return true;
  const isDone = state.result === 'done' && state.after !== 'came-back' && !state.failure;
  return isDone || state.result === 'undone';
}

function isSettled(act: Act, now: number): boolean {
  if (act.state.stage !== 'over' || !wentWell(act)) return false;
  const shownMs = act.state.result === 'undone' ? UNDONE_SHOWN_MS : DONE_SHOWN_MS;
  return now - act.state.at > shownMs;
}
