import Papa from 'papaparse';
import { storeJson } from './cell.ts';
import { ReportError } from './problem.ts';
import type { ReaderOf } from './reader.ts';
import { MAX_COLUMNS } from './table.ts';

/** Enough to tell delimiter and line ends by. */
const HEAD = 65_536;
/** Far more than any row: an unclosed quotation mark makes the whole rest one row. */
export const LONGEST_ROW = 4 * 1024 * 1024;

/** How JSON or a page begins, and no row of names: each of them is a table to who reads it as one. */
const OTHER = /^\s*(?:[[{]\s*["[{\]}]|<[!?a-z])/i;

/** What papaparse's own parser gives; its types do not say. */
interface Parsed {
  data: string[][];
  errors: Papa.ParseError[];
  meta: { cursor: number };
}

/** Reads a CSV document; its first row names the columns. */
export const csvReader: ReaderOf = (table, odd) => {
  let parser: Papa.Parser | null = null;
  /** The beginning of a row whose end has not come. */
  let rest = '';
  let header: (number | null)[] | null = null;

  function take(row: string[]) {
    if (row.length === 1 && row[0] === '') return;
    if (!header) {
      const names = uniqueNames(row.slice(0, MAX_COLUMNS));
      header = row.map((_, at) => table.find(names[at] ?? nameless(at)));
      return;
    }
    if (row.length !== header.length) odd.ragged += 1;
    for (const [at, cell] of row.entries()) {
      if (cell === '') continue;
      const column = at < header.length ? (header[at] ?? null) : table.find(nameless(at));
      if (column === null) table.leftOut += 1;
      else table.set(column, storeJson(cell));
    }
    table.endRow();
  }

  const nextRow = () => table.rows() + 1;

  function parse(last: boolean) {
    if (!parser && OTHER.test(rest)) {
      throw new ReportError({ kind: 'not-written-so', format: 'csv' });
    }
    parser ??= createParser(rest);
    const { data, errors, meta }: Parsed = parser.parse(rest, 0, !last);
    const open = last && errors.some(({ code }) => code === 'MissingQuotes');
    for (const row of open ? data.slice(0, -1) : data) take(row);
    if (open) throw new ReportError({ kind: 'open-quote', row: nextRow() });
    rest = last ? '' : rest.slice(meta.cursor);
    if (rest.length > LONGEST_ROW) {
      throw new ReportError({ kind: 'row-too-long', row: nextRow(), limit: LONGEST_ROW });
    }
  }

  return {
    write(text) {
      rest += text;
      if (parser || rest.length >= HEAD) parse(false);
    },
    end(complete) {
      parse(complete);
    },
  };
};

/** The document's beginning tells how it is written: comma, semicolon or tab; CRLF, LF or CR. */
function createParser(head: string): Papa.Parser {
  const { delimiter, linebreak } = Papa.parse(head, { preview: 10, skipEmptyLines: true }).meta;
  return new Papa.Parser({ delimiter, newline: linebreak as '\r\n' | '\n' | '\r' });
}

const nameless = (at: number) => `Column ${at + 1}`;

/** Columns without a name, or with the same, still are columns of their own. */
function uniqueNames(row: readonly string[]): string[] {
  const names: string[] = [];
  for (const [at, raw] of row.entries()) {
    const name = raw.trim() || nameless(at);
    let unique = name;
    for (let again = 2; names.includes(unique); again++) unique = `${name} (${again})`;
    names.push(unique);
  }
  return names;
}
