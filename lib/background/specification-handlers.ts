import type { Handlers } from '#lib/platform/answer.ts';
import type { CheckAnswers } from '#lib/protocol/check.ts';
import type { SpecificationAnswers } from '#lib/protocol/specification.ts';
import { choose, confirm, operations, remove } from './abilities.ts';
import { checkVault } from './check.ts';
import type { Services } from './services.ts';
import { importSpecification, readSpecificationNow } from './specification.ts';

export function specificationHandlers(
  services: Services,
): Pick<Handlers, keyof (SpecificationAnswers & CheckAnswers)> {
  return {
    'specification.read': (command) => readSpecificationNow(services, command),
    'specification.import': (command) => importSpecification(services, command),
    'ability.confirm': (command) => confirm(services, command),
    'ability.choose': (command) => choose(services, command),
    'ability.remove': (command) => remove(command),
    'ability.operations': (command) => operations(command),
    'vault.check': (command) => checkVault(services, command),
  };
}
