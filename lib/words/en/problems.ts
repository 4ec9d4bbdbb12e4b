import type { Problem } from '#lib/protocol/commands.ts';
import type { AddressProblem } from '#lib/vault/address.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './all-failures.ts';
import { handProblemWords } from './evidence.ts';
import { lookProblemWords } from './look-problems.ts';

/** Why an address is not taken, and what to write instead. */
export const addressProblems: Record<AddressProblem, string> = {
  empty: 'Enter the vault’s address, for example acme or acme.fls.jetbrains.com.',
  'not-https':
    'The address must begin with https://, since the token is sent there. Nothing was sent.',
  'has-user':
    'The address contains a user name (@). Write the host alone, for example acme.fls.jetbrains.com.',
  'has-port': 'The address names a port. A vault answers at the usual one: leave it out.',
  'not-an-address': 'This is not an address. Write for example acme or acme.fls.jetbrains.com.',
  'other-host':
    'This is not the host of a License Vault. It ends with .fls.jetbrains.com or .jetbrains-ide-services.com.',
};

type Of<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
type Table = { [K in Problem['kind']]: (problem: Of<K>, f: Formats) => string };

const table: Table = {
  address: ({ problem }) => addressProblems[problem],
  'token-shape': () =>
    'This cannot be a token: it has 16 or more letters, digits or signs, without spaces. Copy it again from the vault.',
  'already-connected': ({ title }) =>
    `This vault is already connected as ${title}. To change its token, use Replace token there.`,
  'checks-failed': () => 'Not connected. Nothing was saved; what you typed is still here.',
  'unknown-vault': () => 'This vault has been forgotten meanwhile. Reload the page.',
  'too-soon': ({ until }, f) => `Asked a moment ago. Try again after ${f.time(until)}.`,
  'not-asked': ({ failure }, f) => {
    const { happened, todo } = failureWords(failure, f);
    return `${happened} ${todo}`;
  },
  specification: ({ problem }, f) => lookProblemWords(problem, f),
  'no-specification': () =>
    'No specification of this vault is kept in this browser. Read or import it again; what is bound stays bound.',
  'not-shown': () =>
    'The operation has changed since it was shown. Nothing was bound. Look at it again.',
  'unfit-operation': ({ problem }) => `Not bound. ${handProblemWords(problem)}`,
  'unknown-consumer': () => 'This consumer was removed meanwhile. Reload the page.',
  'too-many-consumers': ({ most }, f) =>
    `There is room for ${f.number(most)} consumers. Remove one that is gone first.`,
  'no-rotation': () => 'No rotation is under way at this step any more. Reload the page.',
  'no-old-token': () => 'The old token is not kept any more: there is nothing to check or wipe.',
  'storage-full': () =>
    'The browser’s storage is full. Nothing was changed. Free some space on this computer, or forget a vault that is not needed.',
  'storage-unavailable': () =>
    'The browser’s storage for keys cannot be used. Nothing was changed. A token that is kept for this session only needs none.',
  'newer-data': () =>
    'What is stored here was written by a newer version of Seatkeeper. Nothing was changed. Update Seatkeeper to go on.',
  'read-only': () =>
    'Read-only mode is on: nothing can be changed. It is switched off in the settings.',
  'not-bound': ({ failure }, f) => {
    const { happened, todo } = failureWords(failure, f);
    return `${happened} ${todo} Nothing was sent.`;
  },
  budget: ({ limit, used, wanted }, f) =>
    `This plan has ${f.plural(limit, { one: '# revocation', other: '# revocations' })} a month, and Seatkeeper alone has made ${f.number(used)} of them. This would be ${f.plural(wanted, { one: '# more', other: '# more' })}. Nothing was sent.`,
  'typed-name': () => 'What you typed is not the name. Nothing was sent.',
  'already-under-way': () => 'This is under way already.',
  'too-late-to-undo': () => 'Too late to undo: it has been sent, or it is over.',
  'list-empty': () => 'There is nobody in the list. Paste names or e-mail addresses.',
  'list-state': () => 'The list has changed meanwhile. Look at it once more.',
  internal: ({ reference }) =>
    `Something went wrong in Seatkeeper (${reference}). Reload the page and try again.`,
};

/** The one place where a problem with a command becomes a sentence. */
export function problemWords(problem: Problem, f: Formats): string {
  // Each entry takes its own kind; the lookup by that kind is what joins them.
  return (table[problem.kind] as (problem: Problem, f: Formats) => string)(problem, f);
}
