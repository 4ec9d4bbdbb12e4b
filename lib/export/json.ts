import type { Cell } from './csv.ts';

/** A table as an array of objects, one row a line. */
export function toJson(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = Array.from(rows, (row) =>
    JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}
