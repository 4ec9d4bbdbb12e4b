import type { Act } from '#lib/acts/act.ts';
import type { AuditEntry } from '#lib/acts/audit-entry.ts';
import type { LeaversRun } from '#lib/acts/leavers-run.ts';
import { local } from '#lib/platform/areas.ts';
import { acted } from './acted.ts';
import { readLeavers, watchLeavers } from './leavers.ts';

/** What a page shows of acts: of all vaults, since an act can be undone wherever the person is. */
export interface ActedState {
  acts: readonly Act[];
  leavers: LeaversRun | null;
}

export async function readActed(): Promise<ActedState> {
  const [acts, leavers] = await Promise.all([acted.acts.read(), readLeavers()]);
  return { acts, leavers };
}

/**
 * Calls back with the new state after every change of it.
 *
 * @param signal ends the watch
 */
export function watchActed(onChange: (state: ActedState) => void, signal: AbortSignal): void {
  const changed = () => void readActed().then((state) => signal.aborted || onChange(state));
  local.watch([acted.acts.key], changed, signal);
  watchLeavers(changed, signal);
}

/** The audit log, newest first. */
export async function readAudit(): Promise<readonly AuditEntry[]> {
  return (await acted.audit.read()).toReversed();
}

/** Calls back with the new log after every change of it, until the signal aborts. */
export function watchAudit(
  onChange: (log: readonly AuditEntry[]) => void,
  signal: AbortSignal,
): void {
  const changed = () => void readAudit().then((log) => signal.aborted || onChange(log));
  local.watch([acted.audit.key], changed, signal);
}
