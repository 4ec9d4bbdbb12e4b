import type { Meaning } from './meaning.ts';
import type { Piece } from './pieces.ts';
import type { ReportProblem } from './problem.ts';
import type { Oddities, ReportShape } from './reader.ts';
import type { ColumnSummary, Subject } from './summary.ts';

/** What the page says to the worker that holds its report. One worker, one report. */
export type ToWorker =
  | { kind: 'open'; shape: ReportShape }
  | ({ kind: 'piece' } & Piece)
  /** `complete` false: it ended in the middle. */
  | { kind: 'end'; complete: boolean }
  /** Rows to show. */
  | { kind: 'window'; from: number; count: number }
  /** What a column holds. */
  | { kind: 'column'; column: number }
  | { kind: 'export'; as: 'csv' | 'json'; columns: number[] }
  | { kind: 'stop-export' };

/** A column as the page knows it. */
export interface ColumnName {
  name: string;
  meaning: Meaning | null;
}

/** All there is to say of a report that has been read. */
export interface ReportSummary {
  rows: number;
  columns: ColumnName[];
  odd: Oddities;
  leftOut: number;
  /** By what is counted; missing where no column is known to tell it, null where it has too many values. */
  subjects: Partial<Record<Subject, ColumnSummary | null>>;
  /** Users by whom they can be searched for, so many at most. */
  names: string[];
}

/** What the worker says. */
export type FromWorker =
  /** A piece is done with. */
  | { kind: 'taken'; rows: number }
  /** It cannot be read on; what was read before is there. */
  | { kind: 'problem'; problem: ReportProblem }
  | { kind: 'ready'; summary: ReportSummary }
  | { kind: 'window'; from: number; rows: string[][] }
  | { kind: 'column'; column: number; summary: ColumnSummary | null }
  | { kind: 'export-progress'; rows: number }
  | { kind: 'exported'; as: 'csv' | 'json'; file: Blob; rows: number };
