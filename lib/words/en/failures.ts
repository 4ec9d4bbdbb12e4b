import type { Ability } from '#lib/vault/ability.ts';
import type { InputMeaning } from '#lib/vault/binding/meanings.ts';
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

/** The abilities' names; they are the same on every page. */
export const abilityNames: Record<Ability, string> = {
  'license-counts': 'License counts',
  denials: 'Denials',
  'user-licenses': 'Licenses of a user',
  'revoke-one': 'Revoke one',
  'revoke-all': 'Revoke all',
  'usage-report': 'Usage report',
  'disconnect-product': 'Disconnect product',
};

type Of<K extends FailureKind> = Extract<Failure, { kind: K }>;
type Table = { [K in FailureKind]: (failure: Of<K>, f: Formats) => FailureWords };

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
  'not-bound': ({ ability }) => ({
    happened: `Seatkeeper does not know how this vault does it (${abilityNames[ability]}).`,
    todo: 'Read the vault’s specification in the settings.',
    next: 'settings',
  }),
  'unknown-user': () => ({
    happened: 'The vault knows no such user.',
    todo: 'Check the spelling, or enter the e-mail address.',
    next: null,
  }),
  'ambiguous-user': ({ count }, f) => ({
    happened: f.plural(count, {
      one: 'The name does not tell one user from others.',
      other: '# users have this name.',
    }),
    todo: 'Enter the e-mail address. Nothing was changed.',
    next: null,
  }),
  'refused-input': ({ meaning }) => ({
    happened: `The vault needs ${needed[meaning]}, and there is none that can be sent.`,
    todo: 'Nothing was sent.',
    next: null,
  }),
  'not-found': () => ({
    happened: 'The vault does not find it (404).',
    todo: 'It may be gone already. If everything is answered so, read the specification again.',
    next: 'settings',
  }),
  'report-failed': () => ({
    happened: 'The vault could not make the report.',
    todo: 'Try again, or choose a shorter period.',
    next: 'retry',
  }),
};

/** What an operation wants, as an object of a sentence. */
const needed: Record<InputMeaning, string> = {
  user: 'a user name or e-mail address',
  'user-email': 'the user’s e-mail address',
  'user-login': 'the user’s login name',
  'user-id': 'the user’s number',
  license: 'the license’s number',
  allocation: 'the allocation’s number',
  product: 'the product’s name',
  'product-code': 'the product’s code',
  from: 'the first day',
  to: 'the last day',
  offset: 'an offset',
  page: 'a page number',
  limit: 'a page size',
  cursor: 'a mark for the next page',
  job: 'the report’s number',
};

/** The one place where a failure becomes words and a next step. */
export function failureWords(failure: Failure, f: Formats): FailureWords {
  // Each entry takes its own kind; the lookup by that kind is what joins them.
  return (table[failure.kind] as (failure: Failure, f: Formats) => FailureWords)(failure, f);
}
