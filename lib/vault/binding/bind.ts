import { type Ability, abilities } from '../ability.ts';
import type { Outcome } from '../failure.ts';
import { failed } from '../failure.ts';
import type { Specification } from '../specification/specification.ts';
import type { Binding } from './binding.ts';
import type { HandProblem, Proposal, Proposals } from './proposal.ts';

/**
 * Finds how a vault does each ability, by the meaning of what its specification says.
 *
 * @returns for each ability a binding only where one operation is clearly meant
 */
export function bind(_specification: Specification): Proposals {
  const absent: Proposal = { verdict: 'absent', binding: null, evidence: [], candidates: [] };
  return Object.fromEntries(abilities.map((ability) => [ability, absent])) as Proposals;
}

/**
 * Binds the operation that the admin chose.
 *
 * @param operationId `Operation.id`
 */
export function bindByHand(
  _specification: Specification,
  _ability: Ability,
  _operationId: string,
): Outcome<Binding, HandProblem> {
  return failed({ kind: 'unknown-operation' });
}
