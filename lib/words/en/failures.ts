import type { Flavour } from '#lib/vault/connection.ts';
import type { Failure, FailureKind } from '#lib/vault/failure.ts';
import type { Formats } from '../formats.ts';

/** What a person can do next; each is a verb on a button or link. */
export type NextStep =
  | 'retry'
  | 'replace-token'
  | 'open-vault'
  | 'allow-access'
  | 'settings'
  | null;

export interface FailureWords {
  /** What happened, in one sentence. */
  happened: string;
  /** What to do, in one sentence. */
  todo: string;
  next: NextStep;
}

export const flavourNames: Record<Flavour, string> = {
  cloud: 'License Vault (cloud)',
  'ide-services': 'IDE Services',
};

export const nextStepNames: Record<NonNullable<NextStep>, string> = {
  retry: 'Try again',
  'replace-token': 'Replace token',
  'open-vault': 'Open vault',
  'allow-access': 'Allow access',
  settings: 'Open settings',
};

export type FailureOf<K extends FailureKind> = Extract<Failure, { kind: K }>;
/** Kinds that reading counts and denials never meets. */
export const actingKinds = [
  'not-bound',
  'unknown-user',
  'ambiguous-user',
  'refused-input',
  'not-found',
  'not-confirmed',
  'report-failed',
  'cut-short',
] as const;
type ReadingKind = Exclude<FailureKind, (typeof actingKinds)[number]>;
type Table = { [K in ReadingKind]: (failure: FailureOf<K>, f: Formats) => FailureWords };

const found = {
  page: 'A web page answered, not a License Vault.',
  nothing: 'There is no License Vault API at this address.',
  other: 'Something answered that is no License Vault.',
};

const table: Table = {
  'wrong-token': () => ({
    happened: 'The vault refused the token.',
    todo: 'Another administrator may have replaced or deleted it. Enter the current one.',
    next: 'replace-token',
  }),
  'not-permitted': () => ({
    happened: 'The token may not do this.',
    todo: 'Enter a token that an administrator of this vault has made.',
    next: 'replace-token',
  }),
  'wrong-flavour': ({ works }) => ({
    happened: `The token works, but for ${flavourNames[works]}.`,
    todo: `Change the kind of vault to ${flavourNames[works]}.`,
    next: 'settings',
  }),
  'not-a-vault': (failure) => ({
    happened: found[failure.found],
    todo: 'Check the address. It may also be a log-in page in front of the vault.',
    next: 'open-vault',
  }),
  'signed-out': () => ({
    happened: 'The vault sent us to another page, most likely a log-in.',
    todo: 'Open the vault and see whether its API can be reached without a log-in.',
    next: 'open-vault',
  }),
  unreachable: () => ({
    happened: 'The vault cannot be reached.',
    todo: 'Check the network, VPN or proxy, the vault’s name and its certificate.',
    next: 'retry',
  }),
  timeout: ({ limitMs }, f) => ({
    happened: `The vault did not answer within ${f.span(limitMs)}.`,
    todo: 'Seatkeeper tries again by itself.',
    next: 'retry',
  }),
  'rate-limited': ({ until }, f) => ({
    happened: `The vault asks for a pause until ${f.time(until)}.`,
    todo: 'Seatkeeper goes on by itself then.',
    next: null,
  }),
  'server-error': ({ status }) => ({
    happened: `The vault answered with error ${status}.`,
    todo: 'Seatkeeper tries again by itself.',
    next: 'retry',
  }),
  'not-understood': ({ field }) => ({
    happened: `The answer was not understood (${field}).`,
    todo: 'The vault may have changed. Look for an update of Seatkeeper.',
    next: 'retry',
  }),
  'too-large': ({ limitBytes }, f) => ({
    happened: `The answer was larger than ${f.bytes(limitBytes)} and was not read.`,
    todo: 'Check the address: license counts are small.',
    next: 'retry',
  }),
  'no-access': () => ({
    happened: 'The browser no longer lets Seatkeeper reach this vault.',
    todo: 'Allow it in the settings.',
    next: 'allow-access',
  }),
  'token-missing': () => ({
    happened: 'The token was kept for one session, which has ended.',
    todo: 'Enter the token again.',
    next: 'replace-token',
  }),
  'token-unreadable': () => ({
    happened: 'The stored token cannot be read any more.',
    todo: 'The browser lost its key or its data changed. Enter the token again.',
    next: 'replace-token',
  }),
  'storage-unavailable': () => ({
    happened: 'The browser did not open its storage, so the token could not be read.',
    todo: 'It is still kept, and Seatkeeper tries again by itself. If this stays, restart the browser.',
    next: 'retry',
  }),
};

/** Kinds that only acts, searches and reports meet; their words stand in `all-failures.ts`. */
const elsewhere: FailureWords = {
  happened: 'Something did not work.',
  todo: 'The settings say more, under Health.',
  next: 'settings',
};

/** A failure of a refresh as words and a next step: all that the popup and the badge ever tell. */
export function failureWords(failure: Failure, f: Formats): FailureWords {
  // Each entry takes its own kind; the lookup by that kind is what joins them.
  const words = (
    table as Record<string, ((failure: Failure, f: Formats) => FailureWords) | undefined>
  )[failure.kind];
  return words?.(failure, f) ?? elsewhere;
}
