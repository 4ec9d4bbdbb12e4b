import type { Ability } from '../ability.ts';
import { failed, type Outcome, success } from '../failure.ts';
import type { Specification } from '../specification/specification.ts';
import { tryOperation } from './attempt-binding.ts';
import type { Binding, Bindings } from './binding.ts';
import { listKnown } from './license-input.ts';
import { lookupIn } from './lookup.ts';
import type { HandProblem } from './proposal.ts';
import { understand } from './understand.ts';

/**
 * Binds the operation that the admin chose. Words do not count here, and a deprecated one is allowed;
 * but what must go in has to be understood, and reading stays reading.
 *
 * @param operationId `Operation.id`
 * @param bound what is bound already: a revocation is filled with what the list of licenses reads
 */
export function bindByHand(
  specification: Specification,
  ability: Ability,
  operationId: string,
  bound: Bindings = {},
): Outcome<Binding, HandProblem> {
  const all = specification.operations.map(understand);
  const understood = all.find(({ operation }) => operation.id === operationId);
  if (!understood) return failed({ kind: 'unknown-operation' });
  const list = bound['user-licenses'];
  const world = { all, lookup: lookupIn(all), list: list ? listKnown(list, all) : null };
  const { binding, blocks } = tryOperation(understood, ability, world, true);
  if (binding) return success(binding);
  const problems = blocks.map(({ kind, detail }): HandProblem | null => {
    switch (kind) {
      case 'other-host':
        return { kind, host: detail };
      case 'wrong-method':
        return { kind, method: detail };
      case 'needs-input':
        return { kind, name: detail };
      case 'no-input':
      case 'no-field':
        return { kind, meaning: detail };
      case 'no-rows':
        return { kind };
      default:
        return null;
    }
  });
  return failed(problems.find((problem) => problem !== null) ?? { kind: 'unknown-operation' });
}
