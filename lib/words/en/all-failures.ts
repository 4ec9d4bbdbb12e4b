import type { Ability } from '#lib/vault/ability.ts';
import type { InputMeaning } from '#lib/vault/binding/meanings.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Formats } from '../formats.ts';
import {
  type actingKinds,
  type FailureOf,
  type FailureWords,
  failureWords as readingWords,
} from './failures.ts';

export { flavourNames, nextStepNames } from './failures.ts';

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

type Table = {
  [K in (typeof actingKinds)[number]]: (failure: FailureOf<K>, f: Formats) => FailureWords;
};

const table: Table = {
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
  'not-confirmed': () => ({
    happened: 'The vault took the request, and its answer does not say that it was done.',
    todo: 'Look in the vault before you try again.',
    next: 'open-vault',
  }),
  'report-failed': () => ({
    happened: 'The vault could not make the report.',
    todo: 'Try again, or choose a shorter period.',
    next: 'retry',
  }),
  'cut-short': ({ given, total }, f) => ({
    happened: `The vault gave ${f.number(given)} of ${f.number(total)} rows.`,
    todo: 'Try again. For a report, choose a shorter period.',
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

/** Every failure as words and a next step: one place for the pages where more is done than reading. */
export function failureWords(failure: Failure, f: Formats): FailureWords {
  // Each entry takes its own kind; the lookup by that kind is what joins them.
  const words = (
    table as Record<string, ((failure: Failure, f: Formats) => FailureWords) | undefined>
  )[failure.kind];
  return words?.(failure, f) ?? readingWords(failure, f);
}
