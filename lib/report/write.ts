import { toCsvLines } from '#lib/export/csv.ts';
import { cellJson, cellText } from './cell.ts';
import type { ReportTable } from './table.ts';

/** Rows in one part of a file: a text of much more than a hundred kilobytes never counts as young. */
const ROWS = 256;

/**
 * Writes the chosen columns as the text of a file, part by part, so that no part keeps anybody
 * waiting. Formula cells are neutralized in CSV; JSON is for programs and has the values as they are.
 */
export function* writeTable(
  table: ReportTable,
  kind: 'csv' | 'json',
  chosen: readonly number[],
): Generator<{ text: string; rows: number }> {
  const columns = chosen.flatMap((at) => table.columns[at] ?? []);
  const total = table.rows();
  yield { text: kind === 'csv' ? toCsvLines([columns.map(({ name }) => name)]) : '[', rows: 0 };
  for (let from = 0; from < total; from += ROWS) {
    const to = Math.min(from + ROWS, total);
    const rows = Array.from({ length: to - from }, (_, at) => from + at);
    yield { text: kind === 'csv' ? csv(rows) : json(rows), rows: to };
  }
  yield { text: kind === 'csv' ? '' : '\n]\n', rows: total };

  function csv(rows: readonly number[]): string {
    return toCsvLines(rows.map((row) => columns.map(({ column }) => cellText(column.cell(row)))));
  }

  function json(rows: readonly number[]): string {
    return rows
      .map((row) => {
        const fields = columns.map(
          ({ name, column }) => `${JSON.stringify(name)}:${cellJson(column.cell(row))}`,
        );
        return `${row === 0 ? '' : ','}\n{${fields.join(',')}}`;
      })
      .join('');
  }
}
