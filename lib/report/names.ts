import type { ReportField } from '#lib/vault/report-source.ts';
import { cellText } from './cell.ts';
import type { Meaning } from './meaning.ts';
import { columnOf } from './summary.ts';
import type { ReportTable } from './table.ts';

/** As many as are remembered of one vault. */
const MOST = 5_000;
/** Longer texts are no names that can be searched for. */
const LONGEST = 200;
/** By what a user can be searched for; a number of the vault's own is nothing that anybody types. */
const searchable: readonly ReportField[] = ['email', 'user'];

/** Names of the users of a report, for the search to suggest. None where too many are different. */
export function namesOf(table: ReportTable, meanings: readonly (Meaning | null)[]): string[] {
  const column = columnOf('users', meanings);
  const field = column === null ? undefined : meanings[column]?.field;
  if (column === null || field === undefined || !searchable.includes(field)) return [];
  const { values = [] } = table.columns[column]?.column.occurrences(table.rows()) ?? {};
  return values
    .map((value) => cellText(value).trim())
    .filter(({ length }) => length > 0 && length <= LONGEST)
    .slice(0, MOST);
}
