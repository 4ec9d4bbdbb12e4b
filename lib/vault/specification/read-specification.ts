import { failed, type Outcome } from '../failure.ts';
import type { Specification, SpecificationProblem } from './specification.ts';

/** Read at most; a caller that reads a file checks its size before. */
export const SPECIFICATION_MAX_BYTES = 5 * 1024 * 1024;

/**
 * Reads Swagger 2.0, OpenAPI 3.0 or 3.1 written as JSON.
 *
 * @param origin the vault's API origin: operations that the specification puts on another host are
 *   marked as `elsewhere`
 */
export function readSpecification(
  _text: string,
  _origin: string,
): Outcome<Specification, SpecificationProblem> {
  return failed('not-a-specification');
}
