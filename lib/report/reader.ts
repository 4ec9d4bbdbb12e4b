import type { FieldPlaces } from './meaning.ts';
import type { ReportTable } from './table.ts';

/** How a report is written, as its source tells. */
export interface ReportShape {
  format: 'csv' | 'json';
  /** Path to the array of rows in a JSON document. Empty: the document is the array. */
  rows: readonly string[];
  fields: FieldPlaces;
}

/** Reads one document of a report, piece by piece, into a table. */
export interface DocumentReader {
  /** @throws ReportError when it cannot be read on */
  write(text: string): void;
  /**
   * @param complete false when the text ended in the middle: what may be half a row is dropped
   * @throws ReportError
   */
  end(complete: boolean): void;
}

/** What was odd in the rows that were read. */
export interface Oddities {
  /** Rows with more or fewer cells than the header has. */
  ragged: number;
  /** Entries of the rows that are no rows. */
  skipped: number;
  /** Numbers that JavaScript cannot keep exactly. */
  inexact: number;
}

export type ReaderOf = (table: ReportTable, odd: Oddities, shape: ReportShape) => DocumentReader;
