import type { ReportField } from '#lib/vault/report-source.ts';
import { shownText } from './cell.ts';
import type { Meaning } from './meaning.ts';
import type { ReportTable } from './table.ts';

/** A value and the rows that have it. */
export interface Count {
  name: string;
  count: number;
}

/** What a column holds, all in all. */
export interface ColumnSummary {
  /** Number of the column. */
  column: number;
  /** How many different values there are. */
  different: number;
  /** Rows that have nothing here. */
  nothing: number;
  /** The most frequent values, most first. */
  top: Count[];
}

/** What is counted, by the fields that tell it, the best first. */
const subjects = {
  users: ['email', 'user', 'user-id', 'user-name'],
  products: ['product', 'product-code'],
  hosts: ['host', 'address'],
  licenses: ['license'],
  versions: ['version'],
} as const satisfies Record<string, readonly ReportField[]>;
export type Subject = keyof typeof subjects;
export const allSubjects = Object.keys(subjects) as Subject[];

const TOP = 10;

/** The column that tells users, products and so on; null where none is known to. */
export function columnOf(
  subject: Subject,
  meanings: readonly (Pick<Meaning, 'field'> | null)[],
): number | null {
  for (const field of subjects[subject]) {
    const at = meanings.findIndex((meaning) => meaning?.field === field);
    if (at >= 0) return at;
  }
  return null;
}

/** @returns null when the column has too many different values to count them */
export function summarizeColumn(table: ReportTable, column: number): ColumnSummary | null {
  const occurrences = table.columns[column]?.column.occurrences(table.rows());
  if (!occurrences) return null;
  const { values, counts, nothing } = occurrences;
  return { column, different: values.length, nothing, top: mostFrequent(values, counts) };
}

function mostFrequent(values: readonly string[], counts: readonly number[]): Count[] {
  let top: { at: number; count: number }[] = [];
  for (const [at, count] of counts.entries()) {
    const least = top.at(-1);
    if (least && top.length >= TOP && count <= least.count) continue;
    top = [...top, { at, count }].sort((a, b) => b.count - a.count || a.at - b.at).slice(0, TOP);
  }
  return top.map(({ at, count }) => ({ name: shownText(values[at] ?? null), count }));
}
