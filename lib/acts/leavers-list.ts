/** People in a pasted list, at most. */
export const MOST_LEAVERS = 1_000;

/** What a pasted list says. */
export interface LeaversList {
  /** Names or addresses as they were written, each once, in the list's order. */
  people: string[];
  /** How often somebody stood there again. */
  duplicates: number;
  /** The column that was taken, where the list is a table; null: everything was taken. */
  column: string | null;
  /** What cannot be a name: too long, or with characters that no name has. */
  ignored: string[];
}

/**
 * Reads a list of people in any usual form: one a line, or separated by commas, semicolons or tabs;
 * `Alice <alice@acme.example>` as mail programs write it; a CSV, with or without a header, in quotes
 * or not. Of a table one column is taken: the one with the addresses, else logins, else names.
 */
export function parseLeavers(text: string): LeaversList {
  const rows = cells(text.replace(/^\uFEFF/, ''));
  const { found, column } = pick(rows);
  const people = new Map<string, string>();
  const ignored: string[] = [];
  let duplicates = 0;
  for (const person of found.flatMap(several).map(clean)) {
    if (person === '') continue;
    const key = person.toLocaleLowerCase();
    if (!isName(person)) ignored.push(person.slice(0, 80));
    else if (people.has(key)) duplicates += 1;
    else people.set(key, person);
  }
  return { people: [...people.values()], duplicates, column, ignored };
}

/** Rows of cells; a separator or a line end inside quotes is part of its cell. */
function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = /[^\S\r\n\t]*"((?:[^"]|"")*)"([^,;\t\r\n]*)/y;
    const plain = /[^,;\t\r\n]*/y;
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const [whole = '', inside, rest = ''] = quoted.exec(text) ?? plain.exec(text) ?? [];
    row.push((inside === undefined ? whole : inside.replaceAll('""', '"') + rest).trim());
    at += whole.length;
    const end = text[at];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (end === undefined || end === '\r' || end === '\n') {
      if (row.some((cell) => cell !== '')) rows.push(row);
      row = [];
    }
  }
  return rows;
}

const headers = [
  /^(?:(?:user|primary|work|business)[ _-]?)?e-?mail(?:[ _-]?(?:address|adresse))?$/i,
  /^(?:user|user[ _-]?name|login|log-?in[ _-]?name|account|user[ _-]?principal[ _-]?name|upn|benutzer(?:name)?)$/i,
  /^(?:(?:full|display)[ _-]?)?name$/i,
];

const isAddress = (cell: string) => /^\S+@\S+$/.test(clean(cell));

/** Takes the one column of a table, and everything of a list. */
function pick(rows: string[][]): { found: string[]; column: string | null } {
  const [first = [], ...rest] = rows;
  const named = headers
    .map((pattern) => first.findIndex((cell) => pattern.test(cell)))
    .filter((index) => index >= 0);
  if (named.length > 0 && !first.some(isAddress)) {
    // A row without an address may still have a name.
    const found = rest.map((row) => named.map((index) => row[index] ?? '').find(Boolean) ?? '');
    return { found, column: first[named[0] ?? 0] ?? null };
  }
  const width = first.length;
  if (rows.length > 1 && width > 1 && rows.every(({ length }) => length === width)) {
    const columns = first.map((_cell, index) => rows.map((row) => row[index] ?? ''));
    const addresses = columns.filter((column) => column.every((cell) => isAddress(cell)));
    const others = columns.filter((column) => !column.some((cell) => isAddress(cell)));
    const [only] = addresses;
    if (only && addresses.length === 1 && others.length === width - 1) {
      return { found: only, column: String(columns.indexOf(only) + 1) };
    }
  }
  return { found: rows.flat(), column: null };
}

/** Several addresses in one cell, with nothing but space between them. */
function several(cell: string): string[] {
  const words = cell.split(/\s+/);
  return words.length > 1 && words.every((word) => isAddress(word)) ? words : [cell];
}

function clean(cell: string): string {
  const inBrackets = /<([^<>]+)>\s*$/.exec(cell)?.[1];
  return (inBrackets ?? cell)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^["']+|["']+$/g, '')
    .trim();
}

const isName = (person: string) =>
  person.length <= 200 && !/^\.+$/.test(person) && !/\p{Cc}/u.test(person);
