/** Why a report cannot be read on. What was read before is kept. */
export type ReportProblem =
  /** What came, or came next, is written in another way than the specification says. */
  | { kind: 'not-written-so'; format: 'csv' | 'json' }
  /** A JSON document has no list of rows where the specification says. */
  | { kind: 'no-rows'; where: string }
  /** A quotation mark in this row, from 1, is never closed. */
  | { kind: 'open-quote'; row: number }
  /** This row does not end within so many characters. */
  | { kind: 'row-too-long'; row: number; limit: number }
  /** There are more rows than a page should hold. */
  | { kind: 'too-many-rows'; limit: number };

/** Carries a problem out of a parser. */
export class ReportError extends Error {
  override name = 'ReportError';
  readonly problem: ReportProblem;
  constructor(problem: ReportProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
