import type { Outcome } from './failure.ts';

/** What a row of a usage report can tell. */
export const reportFields = [
  'user',
  'user-name',
  'user-id',
  'email',
  'product',
  'product-code',
  'license',
  'allocation',
  'host',
  'address',
  'version',
  'at',
  'until',
] as const;
export type ReportField = (typeof reportFields)[number];

/** A usage report as it comes: bytes in order, never the whole of it. */
export interface ReportSource {
  format: 'csv' | 'json';
  /** Path to the array of rows in each JSON document. Empty: a bare array. */
  rows: string[];
  /** Column name (CSV, one element) or path in a row (JSON), as far as the specification tells. */
  fields: Partial<Record<ReportField, string[]>>;
  /**
   * Waits for the next bytes, decompressed; they are there until the next call. `document` counts JSON or CSV documents (pages) from 0;
   * null is the end. After a failure there is nothing more.
   *
   * @throws the signal's reason, when the caller gave up
   */
  next(): Promise<Outcome<{ bytes: Uint8Array; document: number } | null>>;
  /** Ends it; the connection is closed. */
  cancel(): void;
}
