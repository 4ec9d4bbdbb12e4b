import type { Act } from './act.ts';
import type { LeaversRun } from './leavers-run.ts';
import { nextAt } from './steps.ts';

/** The longest that a vault is waited for. */
const ANSWER_MS = 20_000;

/**
 * When something is to happen next by itself, of acts and of the list. Past by more than a moment: the
 * background has most likely ended, and nobody is at it.
 *
 * @returns epoch milliseconds; null: nothing is waited for
 */
export function expectedAt(acts: readonly Act[], list: LeaversRun | null): number | null {
  const times = acts.map((act) =>
    act.state.stage === 'sending' ? act.state.sentAt + ANSWER_MS : nextAt(act),
  );
  if (list) times.push(list.status === 'running' ? list.dueAt : list.lookAt);
  const known = times.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
