import type { AuditEntry } from './audit-entry.ts';
import type { Item, LeaversRun } from './leavers-run.ts';

/** What the audit log keeps of one person of a list: one entry for each license that was sent for. */
export function auditEntriesOf(
  { id, rows }: LeaversRun,
  at: number,
  vault: AuditEntry['vault'],
): AuditEntry[] {
  const row = rows[at];
  if (!row) return [];
  return row.items.flatMap((item, index) => {
    const { sentAt, sentBy, license, failure, after } = item;
    if (sentAt === null || sentBy === null) return [];
    return {
      id: `${id}-${at}-${index}`,
      at: sentAt,
      vault,
      act: sentBy,
      by: 'leavers',
      user: row.user,
      product: license.product ?? license.productCode,
      license: license.allocationId ?? license.licenseId,
      revocations: 1,
      result: resultOf(item),
      failure,
      after,
    };
  });
}

/** An item that is held although it was sent for was refused, and waits for another try. */
function resultOf({ state }: Item): AuditEntry['result'] {
  if (state === 'revoked') return 'done';
  if (state === 'held' || state === 'failed') return 'failed';
  return state === 'not-done' ? 'not-done' : 'unknown';
}
