import type { LeaversList } from '#lib/acts/leavers-list.ts';
import type { Item, LeaversRun, Row, Stop } from '#lib/acts/leavers-run.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './all-failures.ts';

/** Words of the Leavers tab. */
export const leaversWords = (f: Formats) => {
  const people = (count: number) => f.plural(count, { one: '# person', other: '# people' });
  const licenses = (count: number) => f.plural(count, { one: '# license', other: '# licenses' });
  const happened = (failure: Failure) => failureWords(failure, f).happened;

  const stops: { [K in Stop['kind']]: (stop: Extract<Stop, { kind: K }>) => string } = {
    failure: ({ failure }) => {
      const words = failureWords(failure, f);
      return `Stopped. ${words.happened} ${words.todo}`;
    },
    interrupted: () =>
      'Interrupted: the browser was closed or the computer slept. What was under way is looked up; nothing goes on by itself.',
    'read-only': () => 'Stopped: read-only mode was switched on.',
    budget: () => 'Stopped: this plan’s revocations of this month are used up.',
  };

  const item = ({ state, failure, after }: Item, isLookedUp: boolean): string => {
    switch (state) {
      case 'held':
        return failure ? `still held. ${happened(failure)}` : 'held';
      case 'sending':
        return 'being revoked';
      case 'revoked':
        return after === null ? 'revoked' : `revoked, ${afterwards[after]}`;
      case 'not-done':
        return 'still held: no clear answer, and a look found it as it was';
      case 'failed':
        return `not revoked. ${failure ? happened(failure) : ''}`.trim();
      case 'unknown':
        return isLookedUp
          ? 'no clear answer: it is being looked up'
          : 'not known: look in the vault';
    }
  };

  return {
    title: 'Leavers',
    field: 'Leavers',
    hint: 'Paste names or e-mail addresses: one a line, separated by commas, semicolons or tabs, or a CSV. The list stays in this browser’s memory, and on disk only while it is being revoked.',
    read: ({ people: all, duplicates, column, ignored }: LeaversList) =>
      [
        `${people(all.length)}.`,
        column !== null && `Taken from the column ${column}.`,
        duplicates > 0 && `${f.plural(duplicates, { other: '# repeated' })}.`,
        ignored.length > 0 &&
          `${f.plural(ignored.length, { one: '# entry is no name and is left out', other: '# entries are no names and are left out' })}.`,
      ]
        .filter(Boolean)
        .join(' '),
    tooMany: (most: number) => `A list may have ${people(most)} at most. Check it in parts.`,
    check: 'Check',
    checkHint: 'Looks everybody up, one after another. Nothing is changed.',
    checking: (looked: number, all: number) => `Looked up ${f.number(looked)} of ${f.number(all)}.`,
    checked: (run: LeaversRun) => {
      const holding = run.rows.filter(({ items }) => items.length > 0);
      const held = holding.reduce((sum, { items }) => sum + items.length, 0);
      return `${people(holding.length)} of ${f.number(run.rows.length)} still hold ${licenses(held)}.`;
    },
    table: 'What the people of the list hold',
    columns: { chosen: 'Revoke', user: 'User', license: 'Licenses', result: 'Result' },
    choose: (user: string) => `Revoke the licenses of ${user}`,
    row: ({ check, failure, items }: Row): string => {
      if (check === 'waiting') return 'not looked up yet';
      if (check === 'unknown-user') return 'the vault knows nobody of this name';
      if (check === 'failed') return `not known. ${failure ? happened(failure) : ''}`.trim();
      return items.length === 0 ? 'holds nothing' : '';
    },
    product: ({ license }: Item) => license.product ?? license.productCode ?? 'Product not told',
    /** @param isLookedUp whether the list is still to be looked at */
    item,
    revoke: 'Revoke checked',
    toRevoke: (count: number, users: number) =>
      `${licenses(count)} of ${people(users)} are ticked.`,
    nothingTicked: 'Nobody is ticked.',
    revoking: (left: number) => `${licenses(left)} to go.`,
    finished: (run: LeaversRun) => {
      const items = run.rows.flatMap((row) => row.items).filter(({ sentAt }) => sentAt !== null);
      const revoked = items.filter(({ state }) => state === 'revoked').length;
      const back = items.filter(({ after }) => after === 'came-back').length;
      const rest = items.length - revoked;
      return [
        `Finished. ${licenses(revoked)} revoked.`,
        rest > 0 && `${licenses(rest)} not revoked or not known: see the table.`,
        back > 0 && `${licenses(back)} came back.`,
        run.lookAt !== null && `Seatkeeper looks at ${f.time(run.lookAt)} whether any came back.`,
      ]
        .filter(Boolean)
        .join(' ');
    },
    paused: 'Paused.',
    stop: (stop: Stop) => (stops[stop.kind] as (stop: Stop) => string)(stop),
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    clear: 'Clear list',
    clearHint: 'Forgets the list. What was revoked stays revoked, and in the audit log.',
    exportCsv: 'Export CSV',
    file: 'leavers',
    saved: (rows: number) => `${f.plural(rows, { one: '# row', other: '# rows' })} saved.`,
    otherVault: (vault: string) =>
      `A list of ${vault} is being worked on. Finish or cancel it first.`,
  };
};
const afterwards: Record<NonNullable<Item['after']>, string> = {
  'came-back': 'and came back',
  'stayed-away': 'and stayed away',
  'could-not-look': 'not known whether it came back',
};
export type LeaversWords = ReturnType<typeof leaversWords>;
