import type { Act } from '#lib/acts/act.ts';
import type { AuditEntry } from '#lib/acts/audit-entry.ts';
import type { LeaversRun } from '#lib/acts/leavers-run.ts';
import { local } from '#lib/platform/areas.ts';
import { acted } from './acted.ts';
import { follow } from './follow.ts';
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

/** Follows the acts and the list of leavers, until the signal aborts. */
export function watchActed(onChange: (state: ActedState) => void, signal: AbortSignal): void {
  const watch = (changed: () => void) => {
    local.watch([acted.acts.key], changed, signal);
    watchLeavers(changed, signal);
  };
  follow({ read: readActed, watch }, onChange, signal);
}

/** The audit log, newest first. */
export async function readAudit(): Promise<readonly AuditEntry[]> {
  return (await acted.audit.read()).toReversed();
}

/** Follows the log, until the signal aborts. */
export function watchAudit(
  onChange: (log: readonly AuditEntry[]) => void,
  signal: AbortSignal,
): void {
  const watch = (changed: () => void) => local.watch([acted.audit.key], changed, signal);
  follow({ read: readAudit, watch }, onChange, signal);
}
