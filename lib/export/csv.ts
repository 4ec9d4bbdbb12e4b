import Papa from 'papaparse';

export type Cell = string | number | null;

/**
 * What a spreadsheet would run as a formula (OWASP's list, with the full-width forms that some
 * spreadsheets take for the same). A plain number such as -5 is only a number.
 */
const FORMULA = /^(?![+-]?\d+(?:[.,]\d+)?$)[=+\-@\t\r\n＝＋－＠]/;

const settings = { escapeFormulae: FORMULA, newline: '\r\n' } as const;

/**
 * Writes a table as RFC 4180 says, header first, lines ended by CRLF. A text that a spreadsheet would
 * run as a formula gets a leading apostrophe; null is an empty cell.
 */
export function toCsv(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return toCsvLines([columns]) + toCsvLines(rows);
}

/** The same without a header: for tables that are written piece by piece. */
export function toCsvLines(rows: Iterable<readonly Cell[]>): string {
  const data = Array.from(rows, (row) => [...row]);
  return data.length === 0 ? '' : `${Papa.unparse(data, settings)}\r\n`;
}
