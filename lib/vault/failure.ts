import * as v from 'valibot';
import { abilitySchema } from './ability.ts';
import { inputMeanings } from './binding/meanings.ts';
import { flavours } from './connection.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const bare = <const K extends string>(kind: K) => v.object({ kind: v.literal(kind) });

/**
 * Everything that can go wrong between Seatkeeper and a vault, as data that can be stored.
 * The words for people stand in `lib/words`, in one table.
 */
export const failureSchema = v.variant('kind', [
  /** 401: the vault does not know this token. */
  bare('wrong-token'),
  /** 403. */
  bare('not-permitted'),
  /** 401 with the chosen flavour's scheme, while the other flavour's scheme works. */
  v.object({ kind: v.literal('wrong-flavour'), works: v.picklist(flavours) }),
  /** Something answered, but no License Vault: a web page, or no such address (404). */
  v.object({ kind: v.literal('not-a-vault'), found: v.picklist(['page', 'nothing', 'other']) }),
  /** A redirect, which is never followed: most often a single sign-on in front of the vault. */
  bare('signed-out'),
  /** No connection at all; the browser does not tell why. */
  bare('unreachable'),
  v.object({ kind: v.literal('timeout'), limitMs: v.number() }),
  /** 429, or an earlier one whose waiting time has not passed. `until` in epoch milliseconds. */
  v.object({ kind: v.literal('rate-limited'), until: epochMs }),
  v.object({ kind: v.literal('server-error'), status: v.number() }),
  /** `field` is a path in the answer, such as `licenseUsages`, or `body` for the whole. */
  v.object({ kind: v.literal('not-understood'), field: v.string() }),
  v.object({ kind: v.literal('too-large'), limitBytes: v.number() }),
  /** The browser no longer lets the extension reach this origin. */
  bare('no-access'),
  /** A session token that is gone after a restart. */
  bare('token-missing'),
  /** The stored token cannot be decrypted: key lost, or the stored data was changed. */
  bare('token-unreadable'),
  /** The browser would not open the place where the token's key is, this time: it may be there. */
  bare('storage-unavailable'),
  /** Nobody has published how to do this, and no specification has told it yet. */
  v.object({ kind: v.literal('not-bound'), ability: abilitySchema }),
  /** Nobody of this name; the name itself is personal and not kept in a failure. */
  bare('unknown-user'),
  /** The name fits several users: none of them is taken. */
  v.object({ kind: v.literal('ambiguous-user'), count: v.number() }),
  /** A value that cannot be sent, or one that this vault needs and nobody knows. */
  v.object({ kind: v.literal('refused-input'), meaning: v.picklist(inputMeanings) }),
  /** 404 of an operation that is about one user, license or product. */
  bare('not-found'),
  /** A write got a good status, and an answer that says no, or not yet. */
  bare('not-confirmed'),
  /** The vault itself gave up on a report that it was to make. */
  bare('report-failed'),
  /** The vault gave fewer rows than it says there are, and no further page. */
  v.object({ kind: v.literal('cut-short'), given: v.number(), total: v.number() }),
]);

export type Failure = v.InferOutput<typeof failureSchema>;
export type FailureKind = Failure['kind'];

/** A value or the failure that stands in its place. Nothing in `lib/vault` throws for bad days. */
export type Outcome<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: E };

export const success = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const failed = <E = Failure>(failure: E): { ok: false; failure: E } => ({
  ok: false,
  failure,
});

const askAdmin: ReadonlySet<FailureKind> = new Set([
  'wrong-token',
  'not-permitted',
  'wrong-flavour',
  'signed-out',
  'no-access',
  'token-missing',
  'token-unreadable',
]);

/** True where calling again by itself cannot help: automatic calls stop until the admin acts. */
export function needsAdmin(failure: Failure): boolean {
  return askAdmin.has(failure.kind);
}
