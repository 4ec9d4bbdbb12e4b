import { type LeaversRun, leftToRevoke } from '#lib/acts/leavers-run.ts';
import type { DashboardModel } from '../model.ts';
import { THE_LIST } from './begin.ts';
import { Countdown } from './countdown.tsx';
import { UndoButton } from './undo-button.tsx';

/** A list of leavers that is being revoked, or is about to be. */
export function ListItem({ model, run }: { model: DashboardModel; run: LeaversRun }) {
  const { words, ask, status, place } = model;
  const hasBegun = run.rows.some(({ items }) => items.some(({ sentAt }) => sentAt !== null));
  const people = run.rows.filter(({ chosen }) => chosen).length;
  async function undo() {
    const answer = await ask<'leavers.undo'>({ name: 'leavers.undo' });
    status.value = answer.ok ? '' : words.problem(answer.problem);
  }
  return (
    <li class="act">
      {hasBegun ? (
        <p>{words.acts.leaversRunning(leftToRevoke(run))}</p>
      ) : (
        <p>
          {words.acts.leaversDue(leftToRevoke(run), people)}{' '}
          {run.dueAt !== null && <Countdown model={model} dueAt={run.dueAt} />}
        </p>
      )}
      {!hasBegun && <UndoButton model={model} id={THE_LIST} onUndo={() => void undo()} />}
      {place.value.tab !== 'leavers' && (
        <button
          type="button"
          class="second"
          onClick={() => model.go({ tab: 'leavers', vault: run.vault })}
        >
          {words.acts.showLeavers}
        </button>
      )}
    </li>
  );
}
