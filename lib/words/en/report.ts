import type { ReportProblem } from '#lib/report/problem.ts';
import type { Subject } from '#lib/report/summary.ts';
import type { Preset } from '#lib/usage/periods.ts';
import type { Period } from '#lib/vault/records.ts';
import type { Formats } from '../formats.ts';

const subjects = {
  users: 'Users',
  products: 'Products',
  hosts: 'Hosts',
  licenses: 'Licenses',
  versions: 'Versions',
} satisfies Record<Subject, string>;

const rows = (f: Formats, count: number) => f.plural(count, { one: '# row', other: '# rows' });
/** A day of a calendar, wherever the clock stands. */
const day = (f: Formats, date: string) => f.date(new Date(`${date}T12:00:00`).getTime());
const mebibytes = (characters: number) => characters / (1024 * 1024);

type Of<K extends ReportProblem['kind']> = Extract<ReportProblem, { kind: K }>;
type Table = { [K in ReportProblem['kind']]: (problem: Of<K>, f: Formats) => string };
const unreadable: Table = {
  'not-written-so': ({ format }) =>
    `The vault’s answer is no ${format === 'csv' ? 'CSV' : 'JSON'}, though its specification says so.`,
  'no-rows': ({ where }) =>
    `The report has no list of rows at ${where}, where the specification says it is.`,
  'open-quote': ({ row }, f) =>
    `The report cannot be read on: a quotation mark in row ${f.number(row)} is never closed.`,
  'row-too-long': ({ row, limit }, f) =>
    `The report cannot be read on: row ${f.number(row)} does not end within ${f.number(mebibytes(limit))} million characters. A quotation mark in it may be missing.`,
  'too-many-rows': ({ limit }, f) =>
    `The report has more than ${rows(f, limit)}. Choose a shorter period to see the others.`,
};

/** Words of the dashboard's tab Usage report. */
export const reportWords = (f: Formats) => ({
  title: 'Usage report',
  about: 'One row for each occasion that somebody ran a product, as the vault tells it.',
  period: 'Period',
  presets: {
    week: 'Last 7 days',
    month: 'Last 30 days',
    'this-month': 'This month',
    'last-month': 'Last month',
  } satisfies Record<Preset, string>,
  from: 'From',
  to: 'To',
  problems: {
    incomplete: 'Enter both days.',
    backwards: 'The period ends before it begins.',
  },
  load: 'Load report',
  cancel: 'Cancel',
  waiting: (ms: number) => `Waiting for the vault: ${f.span(ms)} so far.`,
  waitingLong:
    'Some vaults take minutes to make a report. Seatkeeper waits for a quarter of an hour at most.',
  loading: 'Loading the report.',
  progress: (count: number, bytes: number, ms: number) =>
    `${rows(f, count)} · ${f.bytes(bytes)} · ${f.span(ms)}`,
  canceled: 'Canceled. Nothing was kept.',
  gone: (count: number) =>
    count === 0
      ? 'The background stopped before anything of the report had come.'
      : 'The background stopped in the middle of the report.',
  broken:
    'The report was too large for this page’s memory, and nothing of it was kept. Choose a shorter period.',
  unreadable: (problem: ReportProblem) =>
    (unreadable[problem.kind] as (problem: ReportProblem, f: Formats) => string)(problem, f),
  kept: (count: number) => `The first ${rows(f, count)} are below; the report is not complete.`,
  loaded: (count: number, bytes: number, ms: number) =>
    `${rows(f, count)} in ${f.span(ms)} (${f.bytes(bytes)}).`,
  /** The form may say another period by now. */
  days: ({ from, to }: Period) => (from === to ? day(f, from) : `${day(f, from)} to ${day(f, to)}`),
  loadedHeard: (count: number) => `The report is loaded: ${rows(f, count)}.`,
  empty: 'The vault has no usage in this period.',
  ragged: (count: number) =>
    f.plural(count, {
      one: '# row has more or fewer cells than there are columns.',
      other: '# rows have more or fewer cells than there are columns.',
    }),
  skipped: (count: number) =>
    f.plural(count, {
      one: '# entry of the report is no row and is missing below.',
      other: '# entries of the report are no rows and are missing below.',
    }),
  inexact: (count: number) =>
    f.plural(count, {
      one: '# number is too long to be kept exactly; its last digits are wrong here and in exports.',
      other:
        '# numbers are too long to be kept exactly; their last digits are wrong here and in exports.',
    }),
  leftOut: (count: number) =>
    f.plural(count, {
      one: '# cell is missing: the report has too many columns.',
      other: '# cells are missing: the report has too many columns.',
    }),
  summary: 'Summary',
  facts: { rows: 'Rows' },
  subjects,
  different: (count: number | null) => (count === null ? 'too many to count' : f.number(count)),
  byColumn: (column: string) => `by the column ${column}`,
  unknownColumns:
    'Nothing tells which columns name users and products. Every column can be counted by itself.',
  most: 'Most frequent values',
  mostOf: 'Column',
  tooMany: 'This column has too many different values to count them.',
  counted: (different: number) =>
    f.plural(different, { one: '# different value', other: '# different values' }),
  nothing: (count: number) => `nothing in ${rows(f, count)}`,
  columns: { count: 'Rows', share: 'Share', number: 'Row' },
  unknown: 'Empty',
  showAll: (count: number) => `Show all ${f.number(count)}`,
  number: f.number,
  share: (ratio: number) => f.percent(ratio),
  table: 'Rows of the report',
  shown: (from: number, to: number, total: number) =>
    `Rows ${f.number(from)} to ${f.number(to)} of ${f.number(total)}`,
  keys: 'Arrow keys, Page Up, Page Down, Home and End move through the rows.',
  exportTitle: 'Export',
  personal: 'Include personal data',
  personalHint: 'What you save is yours to keep safe.',
  personalColumns: (count: number) =>
    f.plural(count, {
      one: 'Without it, # column is left out',
      other: 'Without it, # columns are left out',
    }),
  personalColumnsHint:
    'Columns that tell who somebody is, where they sat or which license is theirs count as personal, and so does every column that Seatkeeper does not recognize. Clear a box to save that column too.',
  exportCsv: 'Export CSV',
  exportJson: 'Export JSON',
  writing: (written: number, total: number) =>
    `Writing the file: ${f.percent(total === 0 ? 1 : written / total)}`,
  stopExport: 'Stop export',
  nothingToExport: 'Every column counts as personal: there is nothing to save without it.',
  saved: (count: number, personal: boolean) =>
    `${f.plural(count, { one: '# row', other: '# rows' })} saved, ${personal ? 'with' : 'without'} personal data.`,
});
export type ReportWords = ReturnType<typeof reportWords>;
