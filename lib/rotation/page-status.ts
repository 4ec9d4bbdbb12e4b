import type { TokenNote } from '#lib/usage/token-note.ts';
import type { View } from '#lib/usage/view.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { type Failure, type FailureKind, needsAdmin } from '#lib/vault/failure.ts';
import type { Consumer } from './consumer.ts';
import { lastWorkedAt, type TokenAge, tokenAge } from './token-age.ts';

/**
 * What Seatkeeper holds for a vault: no token; one that works; one that the vault does not know; one
 * that it knows and lets do nothing; one that no call has proven yet; one that worked and could not be
 * checked the last time; one that cannot be read any more.
 */
export type SavedState =
  | 'none'
  | 'working'
  | 'rejected'
  | 'forbidden'
  | 'unproven'
  | 'unchecked'
  | 'lost';

/** What the vault's own page may know of the saved token. Holds nothing of the token itself. */
export interface PageStatus {
  state: SavedState;
  /** Nothing is tried any more before the admin acts. */
  isStuck: boolean;
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
  /** What a rotation that is not finished waits for; null: none is under way. */
  rotation: RotationNote | null;
}

export type RotationNote = Extract<TokenNote, { kind: 'rotation' }>;

const gone: ReadonlySet<FailureKind> = new Set(['token-missing', 'token-unreadable']);

const nothing = {
  state: 'none',
  isStuck: false,
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
 * @param note what is to be said of its token
 * @param now epoch milliseconds; times from the future are of a wrong clock and are not told
 */
export function pageStatus(
  connection: Pick<Connection, 'token' | 'candidate'> | null,
  view: Pick<View, 'counts' | 'attempt'>,
  consumers: readonly Pick<Consumer, 'name' | 'kind'>[],
  note: TokenNote | null,
  now: number,
): PageStatus {
  const dependants = consumers.map(({ name, kind }) => ({ name, kind }));
  const rotation = note?.kind === 'rotation' ? note : null;
  if (!connection) return { ...nothing, consumers: dependants, rotation };
  const { token, candidate } = connection;
  const countsAt = lastWorkedAt(token, view.counts?.at ?? null);
  const workedAt = countsAt === null ? null : past(countsAt, now);
  const { since, surely } = tokenAge(token, now);
  const failure = view.attempt?.failure ?? null;
  return {
    state: stateOf(failure, view.attempt !== null, workedAt !== null),
    isStuck: failure !== null && needsAdmin(failure),
    fingerprint: token.fingerprint,
    workedAt,
    age: { since, surely },
    expiresAt: token.expiresAt,
    candidate: candidate?.fingerprint ?? null,
    consumers: dependants,
    rotation,
  };
}

function stateOf(failure: Failure | null, tried: boolean, worked: boolean): SavedState {
  if (failure !== null && gone.has(failure.kind)) return 'lost';
  if (failure?.kind === 'wrong-token') return 'rejected';
  if (failure?.kind === 'not-permitted') return 'forbidden';
  if (!worked) return 'unproven';
  return tried && failure === null ? 'working' : 'unchecked';
}

const past = (at: number, now: number) => (at <= now ? at : null);
