import type { Plan } from '#lib/vault/connection.ts';
import { type Act, isPending, revocations } from './act.ts';
import type { AuditEntry } from './audit-entry.ts';

/**
 * Revocations a calendar month on the plans that ration them, in the vault's web pages and its API
 * together. Source: JetBrains help. Null: no limit is known.
 */
export const revocationsPerMonth = (plan: Plan): number | null =>
  plan === 'trial' || plan === 'organization-true-up' ? 5 : null;

/** What this month has left. Only Seatkeeper's own revocations are known, so `used` is a least. */
export interface Budget {
  limit: number;
  used: number;
}

/**
 * What is used of this month's revocations: those of the audit log that were or may have been done,
 * and those under way. The month is that of this computer's clock; which one the vault goes by is
 * unpublished.
 *
 * @param host of the vault's API
 * @returns null where the plan has no known limit
 */
export function budget(
  plan: Plan,
  host: string,
  log: readonly AuditEntry[],
  pending: readonly Act[],
  now: number,
): Budget | null {
  const limit = revocationsPerMonth(plan);
  if (limit === null) return null;
  const logged = log.filter(
    ({ vault, result, at }) =>
      vault.host === host && (result === 'done' || result === 'unknown') && isSameMonth(at, now),
  );
  const ids = new Set(logged.map(({ id }) => id));
  const used =
    logged.reduce((sum, entry) => sum + entry.revocations, 0) +
    pending
      .filter((act) => isPending(act) && !ids.has(act.id))
      .reduce((sum, { subject }) => sum + revocations(subject), 0);
  return { limit, used };
}

function isSameMonth(a: number, b: number): boolean {
  const [first, second] = [new Date(a), new Date(b)];
  return first.getFullYear() === second.getFullYear() && first.getMonth() === second.getMonth();
}
