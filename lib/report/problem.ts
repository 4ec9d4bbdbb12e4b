/** Why a report cannot be read on. What was read before is kept. */
export type ReportProblem =
  /** The text is no CSV or JSON, or has no rows where the specification says. */
  | { kind: 'not-understood'; where: string }
  /** No row ends within so many characters: this is no table. */
  | { kind: 'row-too-long'; limit: number }
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
