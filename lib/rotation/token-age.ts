import type { TokenFacts } from '#lib/vault/connection.ts';

export const DAY_MS = 24 * 60 * 60_000;
/** A round of calls takes at most so long. */
const PROVEN_BEFORE_MS = 60_000;

/** How long a token has been in use, and how that is known. */
export interface TokenAge {
  /** Epoch milliseconds. */
  since: number;
  /** Whole days, never negative. */
  days: number;
  /** `issued`: the token says so itself. `first-seen`: it is at least this old. */
  surely: 'issued' | 'first-seen';
}

/** The age of a token; a time that lies in the future is of a wrong clock and counts as now. */
export function tokenAge({ issuedAt, savedAt }: TokenFacts, now: number): TokenAge {
  // A token cannot have been seen before it was issued: then the token's own word is not believed.
  const says = issuedAt !== null && issuedAt <= savedAt + DAY_MS;
  const since = says ? issuedAt : savedAt;
  const days = Math.max(0, Math.floor((now - since) / DAY_MS));
  return { since: Math.min(since, now), days, surely: says ? 'issued' : 'first-seen' };
}

/**
 * When a call with the token in use last succeeded; null when none has.
 *
 * @param countsAt when the last good counts came, of whichever token
 */
export function lastWorkedAt({ savedAt }: TokenFacts, countsAt: number | null): number | null {
  // Counts that are older than the token were read with the one before it. A token that is connected
  // by hand is proven just before it is stored.
  return countsAt !== null && countsAt >= savedAt - PROVEN_BEFORE_MS ? countsAt : null;
}

export const expiryLevels = [30, 7, 1] as const;
/** Days before its end at which a token is spoken of; 0: it has ended. */
export type ExpiryLevel = (typeof expiryLevels)[number] | 0;

/** How near a token's end is; null when that is not known or more than 30 days away. */
export function expiryLevel(
  { expiresAt }: Pick<TokenFacts, 'expiresAt'>,
  now: number,
): ExpiryLevel | null {
  if (expiresAt === null) return null;
  if (now >= expiresAt) return 0;
  return expiryLevels.findLast((days) => expiresAt - now <= days * DAY_MS) ?? null;
}
