import { afterReading } from '#lib/bindings/after-reading.ts';
import {
  chooseBinding,
  confirmAbility,
  leaveToSpecification,
  removeBinding,
} from '#lib/bindings/by-hand.ts';
import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { AbilityChanged, OperationLine } from '#lib/protocol/specification.ts';
import { readStoredSpecification } from '#lib/storage/specification-db.ts';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { bindByHand } from '#lib/vault/binding/by-hand.ts';
import type { HandProblem } from '#lib/vault/binding/proposal.ts';
import type { Specification } from '#lib/vault/specification/specification.ts';
import { changeBindings } from './bindings.ts';
import { findConnection } from './connections.ts';
import type { Services } from './services.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;

const refuse = <K extends string>(kind: K) => ({ ok: false, problem: { kind } }) as const;

/** The admin has seen the operation's sentence, method and path, and agrees to exactly that one. */
export async function confirm(
  services: Services,
  { id, ability, fingerprint }: Of<'ability.confirm'>,
): Promise<Answer<'ability.confirm'>> {
  if (!(await findConnection(id))) return refuse('unknown-vault');
  const changed = await changeBindings(id, (bindings) =>
    confirmAbility(bindings, ability, fingerprint, services.now()),
  );
  return changed ? changedTo(changed, ability) : refuse('not-shown');
}

/** Binds the operation that the admin chose, or leaves the choice to the specification again. */
export async function choose(
  services: Services,
  { id, ability, operation }: Of<'ability.choose'>,
): Promise<Answer<'ability.choose'>> {
  if (!(await findConnection(id))) return refuse('unknown-vault');
  const specification = await readStoredSpecification(id);
  if (!specification) return refuse('no-specification');
  let problem: HandProblem | null = null;
  const changed = await changeBindings(id, (old) => {
    const again = (bindings: VaultBindings) => readAgain(services, bindings, specification);
    if (operation === null) return again(leaveToSpecification(old, ability));
    const list = old.abilities['user-licenses'].binding;
    const bound = list ? { 'user-licenses': list } : {};
    const binding = bindByHand(specification, ability, operation, bound);
    if (binding.ok) return again(chooseBinding(old, ability, binding.value));
    problem = binding.failure;
    return null;
  });
  if (problem) return { ok: false, problem: { kind: 'unfit-operation', problem } };
  return changed ? changedTo(changed, ability) : refuse('unknown-vault');
}

/** One choice may change others: a revocation is filled with what the list of licenses reads. */
function readAgain(
  services: Services,
  bindings: VaultBindings,
  specification: Specification,
): VaultBindings {
  const { specification: facts } = bindings;
  if (!facts) return bindings;
  return afterReading(bindings, {
    specification,
    previous: specification,
    facts,
    propose: (chosen) => bind(specification, chosen),
    now: services.now(),
  });
}

export async function remove({
  id,
  ability,
}: Of<'ability.remove'>): Promise<Answer<'ability.remove'>> {
  const changed = await changeBindings(id, (bindings) => removeBinding(bindings, ability));
  return changed ? changedTo(changed, ability) : refuse('unknown-vault');
}

/** What can be chosen for an ability: what comes near it first, then all the others by path. */
export async function operations({
  id,
  ability,
}: Of<'ability.operations'>): Promise<Answer<'ability.operations'>> {
  if (!(await findConnection(id))) return refuse('unknown-vault');
  const specification = await readStoredSpecification(id);
  if (!specification) return refuse('no-specification');
  const near = bind(specification)[ability].candidates.map(({ operationId }) => operationId);
  const rank = (line: OperationLine) =>
    near.includes(line.id) ? near.indexOf(line.id) : near.length;
  const lines = specification.operations.map(
    ({ id: operation, method, path, summary, description, deprecated }): OperationLine => ({
      id: operation,
      method,
      path,
      summary: summary || description.slice(0, 300),
      deprecated,
      near: near.includes(operation),
    }),
  );
  lines.sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path, 'en'));
  return { ok: true, value: lines };
}

function changedTo(bindings: VaultBindings, ability: Ability): { ok: true; value: AbilityChanged } {
  return { ok: true, value: { state: stateOf(ability, bindings.abilities[ability]) } };
}
