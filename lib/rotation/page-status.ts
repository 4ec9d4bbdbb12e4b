import type { View } from '#lib/usage/view.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { FailureKind } from '#lib/vault/failure.ts';
import type { Consumer } from './consumer.ts';
import { lastWorkedAt, type TokenAge, tokenAge } from './token-age.ts';

/**
 * What Seatkeeper holds for a vault: no token; one that works; one that the vault refuses; one that
 * no call has proven yet; one that worked and could not be checked the last time; one that cannot
 * be read any more.
 */
export type SavedState = 'none' | 'working' | 'rejected' | 'unproven' | 'unchecked' | 'lost';

/** What the vault's own page may know of the saved token. Holds nothing of the token itself. */
export interface PageStatus {
  state: SavedState;
  fingerprint: string | null;
  /** When a call with this token last succeeded, epoch milliseconds. */
  workedAt: number | null;
  /** Since when this token has been in use, and how surely that is known. */
  age: Pick<TokenAge, 'since' | 'surely'> | null;
  /** When it ends, where that is known. */
  expiresAt: number | null;
  /** Fingerprint of a newer token that is kept and has not worked yet. */
  candidate: string | null;
  consumers: Pick<Consumer, 'name' | 'kind'>[];
}

const refused: ReadonlySet<FailureKind> = new Set(['wrong-token', 'not-permitted']);
const gone: ReadonlySet<FailureKind> = new Set(['token-missing', 'token-unreadable']);

const nothing = {
  state: 'none',
  fingerprint: null,
  workedAt: null,
  age: null,
  expiresAt: null,
  candidate: null,
} as const;

/**
 * What the vault's page shows of the saved token.
 *
 * @param connection null: this vault was never connected
 * @param now epoch milliseconds; times from the future are of a wrong clock and are not told
 */
export function pageStatus(
  connection: Pick<Connection, 'token' | 'candidate'> | null,
  view: Pick<View, 'counts' | 'attempt'>,
  consumers: readonly Pick<Consumer, 'name' | 'kind'>[],
  now: number,
): PageStatus {
  const dependants = consumers.map(({ name, kind }) => ({ name, kind }));
  if (!connection) return { ...nothing, consumers: dependants };
  const { token, candidate } = connection;
  const countsAt = lastWorkedAt(token, view.counts?.at ?? null);
  const workedAt = countsAt === null ? null : past(countsAt, now);
  const { since, surely } = tokenAge(token, now);
  return {
    state: stateOf(view.attempt?.failure?.kind ?? null, view.attempt !== null, workedAt !== null),
    fingerprint: token.fingerprint,
    workedAt,
    age: { since, surely },
    expiresAt: token.expiresAt,
    candidate: candidate?.fingerprint ?? null,
    consumers: dependants,
  };
}

function stateOf(failure: FailureKind | null, tried: boolean, worked: boolean): SavedState {
  if (failure !== null && gone.has(failure)) return 'lost';
  if (failure !== null && refused.has(failure)) return 'rejected';
  if (!worked) return 'unproven';
  return tried && failure === null ? 'working' : 'unchecked';
}

const past = (at: number, now: number) => (at <= now ? at : null);
