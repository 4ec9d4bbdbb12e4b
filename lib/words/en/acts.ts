import type { Act, Over, Subject } from '#lib/acts/act.ts';
import type { Budget } from '#lib/acts/budget.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './all-failures.ts';

/** Words of what changes a vault: the bar on every tab, the questions before, the results after. */
export const actsWords = (f: Formats) => {
  const failed = (failure: Failure) => failureWords(failure, f).happened;

  function subject(of: Subject): string {
    if (of.act === 'disconnect-product') return of.product.name;
    if (of.act === 'revoke-all') return `all licenses of ${of.user}`;
    return `${of.license.product ?? of.license.productCode ?? 'a license'} of ${of.user}`;
  }
  const doing = (of: Subject) => (of.act === 'disconnect-product' ? 'Disconnecting' : 'Revoking');
  const done = (of: Subject) => (of.act === 'disconnect-product' ? 'Disconnected' : 'Revoked');
  const notDone = (of: Subject) => `Not ${done(of).toLowerCase()}: ${subject(of)}.`;

  function afterwards(of: Subject, { after, failure }: Over): string {
    const who = 'user' in of ? of.user : '';
    switch (after) {
      case 'came-back':
        return of.act === 'revoke-all'
          ? `${who} holds a license again.`
          : `${who} has a license of it again.`;
      case 'stayed-away':
        return 'It has not come back.';
      case 'could-not-look':
        return `Whether it came back is not known. ${failure ? failed(failure) : 'The vault says too little.'}`;
      default:
        return '';
    }
  }

  function over(of: Subject, state: Over): string {
    const { result, failure } = state;
    switch (result) {
      case 'done':
        return `${done(of)} ${subject(of)}. ${afterwards(of, state)}`.trim();
      case 'undone':
        return `Undone: ${subject(of)}. Nothing was sent.`;
      case 'too-late':
        return `${notDone(of)} The browser was busy or closed when the delay ended. Nothing was sent.`;
      case 'read-only':
        return `${notDone(of)} Read-only mode was switched on. Nothing was sent.`;
      case 'not-done':
        return `${notDone(of)} The vault gave no clear answer, and two looks found everything as it was.`;
      case 'failed':
        return `${notDone(of)} ${failure ? failed(failure) : ''}`.trim();
      case 'unknown':
        return `Not known: whether ${subject(of)} was ${done(of).toLowerCase()}. ${failure ? failed(failure) : 'The browser was closed while the request was under way.'} Look in the vault before you try again.`;
    }
  }

  return {
    bar: 'Changes under way',
    undo: 'Undo',
    dismiss: 'Dismiss',
    /** The act's sentence. While it waits, the seconds stand beside it. */
    sentence({ subject: of, state }: Act, now: number): string {
      switch (state.stage) {
        case 'waiting':
          return `${doing(of)} ${subject(of)}`;
        case 'sending':
          return `${doing(of)} ${subject(of)} now.`;
        case 'looking':
          return state.lookAt > now
            ? `Not clear yet: whether ${subject(of)} was ${done(of).toLowerCase()}. Seatkeeper looks again at ${f.time(state.lookAt)}.`
            : `There was no clear answer. Looking whether ${subject(of)} was ${done(of).toLowerCase()}.`;
        case 'watching':
          return `Revoked ${subject(of)}. Seatkeeper looks at ${f.time(state.lookAt)} whether it came back.`;
        case 'over':
          return over(of, state);
      }
    },
    seconds: (left: number) => `in ${f.span(Math.max(1, left) * 1000)}`,
    /** What is said, once, to those who do not see the bar. */
    begun: ({ subject: of, state }: Act, now: number) =>
      state.stage === 'waiting'
        ? `${doing(of)} ${subject(of)} in ${f.span(state.dueAt - now)}. The Undo button is above the tabs.`
        : '',
    inVault: (vault: string) => `in ${vault}`,
    keepOut: (user: string) =>
      `To keep ${user} out, add an access rule in the vault, then revoke again.`,
    openVault: 'Open vault',
    leaversDue: (licenses: number, people: number) =>
      `Revoking ${f.plural(licenses, { one: '# license', other: '# licenses' })} of ${f.plural(people, { one: '# person', other: '# people' })}, one at a time, beginning`,
    leaversRunning: (left: number) =>
      `Revoking a list: ${f.plural(left, { one: '# license', other: '# licenses' })} to go.`,
    showLeavers: 'Show list',

    consequence:
      'A revoked license is free at once. A running IDE takes one again within seconds while one is free.',
    /** @param free licenses of the product that are free now; null: not known */
    consequenceOne: (free: number | null) =>
      `If it is in use, a license is taken again within seconds while one is free. ${free === null ? '' : freeNow(free)}`.trim(),
    consequenceAll: (user: string) =>
      `Every license that ${user} holds is freed at once. What is running takes a license again within seconds while one is free.`,
    keepOutFirst: (user: string) => `To keep ${user} out, add an access rule first:`,
    consequenceProduct: (product: string) =>
      `This takes ${product} and its licenses out of the vault for everybody. Nobody has published how it is undone.`,
    consequenceBulk:
      'The licenses are freed one at a time. What is running takes a license again within seconds while one is free, so add access rules first.',

    month: ({ limit, used }: Budget) =>
      `Seatkeeper has made ${f.number(used)} of this plan’s ${f.number(limit)} revocations of this month. Those made in the vault itself count too, and Seatkeeper does not see them.`,
    beyond: 'Revoke anyway',
    keep: 'Keep',
    confirmName: (name: string) => `Type ${name} to confirm`,
    wrongName: (name: string) => `This is not ${name}.`,

    readOnly: 'Read-only mode is on: what changes the vault is not offered.',
    notBound: {
      'user-licenses': 'Seatkeeper does not know yet how this vault tells a user’s licenses.',
      'revoke-one': 'Seatkeeper does not know yet how this vault revokes one license.',
      'revoke-all': 'Seatkeeper does not know yet how this vault revokes all licenses of a user.',
      'disconnect-product': 'Seatkeeper does not know yet how this vault disconnects a product.',
    },
    unconfirmed: {
      'user-licenses': '',
      'revoke-one':
        'How this vault revokes one license was found, and waits for your confirmation.',
      'revoke-all':
        'How this vault revokes all licenses of a user was found, and waits for your confirmation.',
      'disconnect-product':
        'How this vault disconnects a product was found, and waits for your confirmation.',
    },
    toRead: 'Read its specification in the settings',
    toConfirm: 'Confirm it in the settings',
  };

  function freeNow(free: number): string {
    return free === 0
      ? 'None is free now.'
      : f.plural(free, { one: '# is free now.', other: '# are free now.' });
  }
};
export type ActsWords = ReturnType<typeof actsWords>;
