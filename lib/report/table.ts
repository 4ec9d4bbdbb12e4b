import type { StoredCell } from './cell.ts';
import { type Column, createColumn } from './column.ts';
import { ReportError } from './problem.ts';

/** More columns than any report has; what would be further ones is counted and left out. */
export const MAX_COLUMNS = 200;

/** Twice what a page is built for. */
export const MAX_ROWS = 2_000_000;

export interface TableColumn {
  name: string;
  column: Column;
}

export type ReportTable = ReturnType<typeof createTable>;

/** The rows of a report, by columns that are found as they come. */
export function createTable(maxRows: number = MAX_ROWS) {
  const columns: TableColumn[] = [];
  const byName = new Map<string, number>();
  let rows = 0;

  return {
    columns,
    rows: () => rows,
    /** Cells that are missing because their columns are too many. */
    leftOut: 0,
    /** @returns the column's number, or null when there are too many already */
    find(name: string): number | null {
      const known = byName.get(name);
      if (known !== undefined) return known;
      if (columns.length >= MAX_COLUMNS) return null;
      columns.push({ name, column: createColumn() });
      byName.set(name, columns.length - 1);
      return columns.length - 1;
    },
    /** Sets a cell of the row that is being read. */
    set(column: number, value: StoredCell) {
      columns[column]?.column.set(rows, value);
    },
    /**
     * Ends the row that is being read.
     *
     * @throws ReportError when it is the last that fits
     */
    endRow() {
      rows += 1;
      if (rows >= maxRows) throw new ReportError({ kind: 'too-many-rows', limit: maxRows });
    },
  };
}
