/**
 * One value of a report as it is kept: a text, null for nothing, or, behind a mark that no text of a
 * vault begins with, a JSON value that is no text. So an export as JSON has a number as a number.
 */
export type StoredCell = string | null;

const MARK = '\u0000';

/** @param value a JSON value */
export function storeJson(value: unknown): StoredCell {
  if (value === null || value === undefined) return null;
  // An empty text is something else than nothing, and a text may begin with the mark after all.
  if (typeof value === 'string' && value !== '' && !value.startsWith(MARK)) return value;
  return MARK + JSON.stringify(value);
}

/** What a person reads, and what a CSV file has. */
export function cellText(cell: StoredCell): string {
  if (cell === null || !cell.startsWith(MARK)) return cell ?? '';
  const value: unknown = JSON.parse(cell.slice(1));
  return typeof value === 'string' ? value : cell.slice(1);
}

/** More than anybody reads in a table. */
const MOST_SHOWN = 1_000;

/** The same without the rest of what is too long to be shown; files have all of it. */
export function shownText(cell: StoredCell): string {
  const text = cellText(cell);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/** The value as JSON writes it. */
export function cellJson(cell: StoredCell): string {
  if (cell === null) return 'null';
  return cell.startsWith(MARK) ? cell.slice(1) : JSON.stringify(cell);
}
