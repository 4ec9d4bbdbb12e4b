import type { TokenNote } from '#lib/usage/token-note.ts';
import type { LicenseKind } from '#lib/vault/product.ts';
import type { Formats } from '../formats.ts';
import { failureWords, nextStepNames } from './failures.ts';
import { tokenNoteWords } from './notices.ts';

const DAY_MS = 24 * 60 * 60_000;

const adjective: Record<LicenseKind, string> = {
  prepaid: '',
  postpaid: ' postpaid',
  trial: ' trial',
};

/** What is about to change a vault. */
interface WaitingAct {
  act: 'revoke-one' | 'revoke-all' | 'disconnect-product' | 'list';
  user: string | null;
  product: string | null;
  /** How many a list takes. */
  licenses: number;
}

/** Words of the popup. */
export const popupWords = (f: Formats) => ({
  title: (vault: string) => `Licenses of ${vault}`,
  vault: 'Vault',
  refresh: 'Refresh',
  search: 'Search products or users',
  products: 'Products',
  productDetails: 'Licenses by kind',
  openVault: 'Open vault',
  dashboard: 'Dashboard',
  settings: 'Settings',
  back: 'Back',
  connect: 'Connect a vault',
  greeting: 'See who is out of licenses',
  greetingMore: 'Connect your License Vault once. Then its numbers are one click away.',
  loading: 'Reading the first numbers.',
  nothingYet: 'No numbers yet.',
  empty: 'This vault has no licenses yet.',
  emptyMore: 'Numbers appear here as soon as licenses are added to it.',
  noMatch: (query: string) => `No product matches “${query}”.`,
  findUser: (user: string) => `Find user “${user}”`,
  asOf: (at: number) => `As of ${f.time(at)}`,
  ago: (at: number, now: number) => f.ago(at, now) ?? 'just now',
  old: (at: number, now: number) =>
    `${now - at < DAY_MS ? `As of ${f.time(at)}` : f.date(at)} · ${f.span(Math.max(0, now - at))} old`,
  free: (counts: { free: number; total: number }, kind: LicenseKind) => ({
    number: f.number(counts.free),
    rest: ` free of ${f.number(counts.total)}${adjective[kind]}`,
  }),
  full: 'full',
  inUse: (kind: LicenseKind, inUse: number) => `${f.number(inUse)}${adjective[kind]} in use`,
  ratio: (ratio: number) => f.percent(ratio),
  ratioSentence: (ratio: number) => `${f.percent(ratio)} in use`,
  without: (count: number) =>
    f.plural(count, { one: '# product without licenses', other: '# products without licenses' }),
  fullProducts: (names: readonly string[]) =>
    names.length > 3
      ? `${f.list([...names.slice(0, 2), f.plural(names.length - 2, { other: '# more products' })])} are full.`
      : `${f.list(names)} ${names.length > 1 ? 'are' : 'is'} full.`,
  deniedToday: (count: number, more: boolean) =>
    more
      ? `More than ${f.plural(count, { one: '# request', other: '# requests' })} denied today.`
      : f.plural(count, { one: '# request denied today.', other: '# requests denied today.' }),
  noneDenied: 'No request denied today.',
  deniedUnknown: 'Denials of today are not known.',
  notUnderstood: (count: number) =>
    f.plural(count, {
      one: '# row of the vault’s answer was not understood.',
      other: '# rows of the vault’s answer were not understood.',
    }),
  details: 'Details',
  calm: 'Nothing needs attention now.',
  tokenNote: (note: TokenNote, now: number) => tokenNoteWords(note, f, now),
  resumeRotation: 'Resume rotation',
  rotateToken: 'Rotate token',
  later: 'Snooze 30 days',
  waiting: 'Waits to be sent',
  waitingAct: ({ act, user, product, licenses }: WaitingAct) => {
    if (act === 'disconnect-product') return `Disconnecting ${product}`;
    if (act === 'list') {
      return `Revoking ${f.plural(licenses, { one: '# license', other: '# licenses' })} of the leavers’ list`;
    }
    return `Revoking ${act === 'revoke-all' ? 'all licenses' : (product ?? 'a license')} of ${user}`;
  },
  waitingToo: (count: number) => `${f.number(count)} more to follow.`,
  inSeconds: (left: number) => `in ${f.span(left * 1000)}`,
  undo: 'Undo',
  undone: 'Undone. Nothing was sent.',
  tooLateToUndo: 'Too late to undo. The dashboard says what came of it.',
  numbersKept: 'The last numbers are kept.',
  tooSoon: (until: number, now: number) =>
    `Asked a moment ago. Try again in ${f.span(until - now)}.`,
  didNotWork: (reference: string) =>
    `That did not work (${reference}). Close the popup and open it again.`,
  refreshed: 'The numbers are up to date.',
  kinds: {
    prepaid: { name: 'Prepaid', cloud: 'Regular' },
    postpaid: { name: 'Postpaid', cloud: 'True-Up' },
    trial: { name: 'Trial', cloud: 'Virtual' },
  },
  columns: { kind: 'Kind', inUse: 'In use', total: 'Added', free: 'Free' },
  number: f.number,
  fullHint: 'Full is not the same as refused: a pack or postpaid licenses may still serve.',
  keysTitle: 'Keys',
  keys: [
    ['/', 'Search'],
    ['↑ ↓', 'Move through the products'],
    ['Enter', 'Open the details'],
    ['r', 'Refresh'],
    ['Esc', 'Go back, then close'],
    ['?', 'Show or hide these keys'],
  ] as const,
  failure: (failure: Parameters<typeof failureWords>[0]) => failureWords(failure, f),
  nextStep: nextStepNames,
});
export type PopupWords = ReturnType<typeof popupWords>;
