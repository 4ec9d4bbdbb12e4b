import type { Retiring } from '#lib/vault/connection.ts';

/** Nobody needs a replaced token for longer than this. */
export const RETIRING_MS = 24 * 60 * 60_000;
/** A person may ask again after this time. */
export const CHECK_PAUSE_MS = 5_000;

const SHORTEST_MS = 30_000;
const LONGEST_MS = 60 * 60_000;

/** Whether the copy of a replaced token is wiped now, whatever the vault says of it. */
export function isOverdue({ since }: Retiring, now: number): boolean {
  // A clock that was a day ahead, and is right again, must not keep a secret for longer.
  return Math.abs(now - since) >= RETIRING_MS;
}

/**
 * When to ask the vault again whether it still takes the replaced token: at once, then after 30
 * seconds, and each time twice as late, every hour at most.
 *
 * @returns epoch milliseconds
 */
export function nextCheckAt({ since, checkedAt }: Retiring, now: number): number {
  if (checkedAt === null || checkedAt > now) return now;
  const next = checkedAt + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, checkedAt - since));
  return Math.min(next, since + RETIRING_MS);
}
