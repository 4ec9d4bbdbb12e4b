import type { DenialDays } from '#lib/protocol/denials.ts';
import type { Formats } from '../formats.ts';

const period: Record<DenialDays, string> = {
  1: 'today',
  7: 'in the last 7 days',
  30: 'in the last 30 days',
};

const hour = (f: Formats, value: number) => f.time(new Date(2000, 0, 1, value).getTime());
/** @param day `YYYY-MM-DD`; noon is that day in any case of summer time */
const date = (f: Formats, day: string) => f.date(new Date(`${day}T12:00:00`).getTime());

/** Words of the dashboard's tab Denials. */
export const denialsWords = (f: Formats) => ({
  title: 'Denials',
  period: 'Period',
  periods: { 1: 'Today', 7: '7 days', 30: '30 days' } satisfies Record<DenialDays, string>,
  readAgain: 'Read again',
  reading: 'Reading denials.',
  readingFor: (ms: number) => `Reading denials: ${f.span(ms)}.`,
  cancel: 'Cancel',
  canceled: 'Canceled. Nothing was kept.',
  gone: 'The background stopped in the middle of it. Nothing was kept.',
  total: (count: number, more: boolean, days: DenialDays) =>
    more
      ? `More than ${f.plural(count, { one: '# request', other: '# requests' })} denied ${period[days]}.`
      : count === 0
        ? `No request denied ${period[days]}.`
        : `${f.plural(count, { one: '# request', other: '# requests' })} denied ${period[days]}.`,
  cap: (count: number) =>
    `Seatkeeper reads ${f.number(count)} denials at most; the others are missing below.`,
  cutShort: ({ given, total }: { given: number; total: number }) =>
    `The vault gave ${f.number(given)} of the ${f.number(total)} denials that it says there are; the others are missing below.`,
  asOf: (at: number) => `As of ${f.time(at)}`,
  notUnderstood: (count: number) =>
    f.plural(count, {
      one: '# denial was not understood and is missing below.',
      other: '# denials were not understood and are missing below.',
    }),
  byProduct: 'By product',
  byReason: 'By reason',
  byUser: 'By user',
  byHour: 'By hour of the day',
  byDay: 'By day',
  asTable: 'As a table',
  columns: {
    product: 'Product',
    reason: 'Reason',
    user: 'User',
    hour: 'Hour',
    day: 'Day',
    count: 'Denials',
    share: 'Share',
    time: 'Time',
    version: 'Version',
    host: 'Host',
    address: 'Address',
  },
  unknown: { product: 'Not told', reason: 'No reason given', user: 'Not told' },
  number: f.number,
  share: (ratio: number) => f.percent(ratio),
  hour: (value: number) => hour(f, value),
  day: (day: string) => date(f, day),
  /** The sentence that stands for the chart. */
  hoursSentence: (most: { hour: number; count: number }) =>
    `Denials by hour of the day: most from ${hour(f, most.hour)} to ${hour(f, most.hour + 1)}, ${f.number(most.count)}.`,
  daysSentence: (most: { day: string; count: number }, without: number) =>
    `Denials by day: most on ${date(f, most.day)}, ${f.number(most.count)}; ${f.plural(without, {
      one: '# day without.',
      other: '# days without.',
    })}`,
  showAll: (count: number) => `Show all ${f.number(count)}`,
  latest: 'Latest denials',
  latestOf: (shown: number, total: number) =>
    `The latest ${f.number(shown)} of ${f.number(total)}; an export has them all.`,
  at: (at: number) => `${f.date(at)}, ${f.time(at)}`,
  showPlaces: 'Show hosts and addresses',
  placesHint: 'Off again when you leave this page. Nothing of it is stored.',
  exportTitle: 'Export',
  personal: 'Include personal data',
  personalHint:
    'Users, hosts, addresses and the vault’s own descriptions. What you save is yours to keep safe.',
  exportCsv: 'Export CSV',
  exportJson: 'Export JSON',
  saved: (count: number, personal: boolean) =>
    `${f.plural(count, { one: '# denial', other: '# denials' })} saved, ${personal ? 'with' : 'without'} personal data.`,
});
export type DenialsWords = ReturnType<typeof denialsWords>;
