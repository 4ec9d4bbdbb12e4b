import {
  chooseAutomatically,
  chooseBinding,
  confirmAbility,
  removeBinding,
} from '#lib/bindings/by-hand.ts';
import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { AbilityChanged, OperationLine } from '#lib/protocol/specification.ts';
import { readStoredSpecification } from '#lib/storage/specification-db.ts';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { bindByHand } from '#lib/vault/binding/by-hand.ts';
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
export async function choose({
  id,
  ability,
  operation,
}: Of<'ability.choose'>): Promise<Answer<'ability.choose'>> {
  if (!(await findConnection(id))) return refuse('unknown-vault');
  const specification = await readStoredSpecification(id);
  if (!specification) return refuse('no-specification');
  if (operation === null) {
    const proposal = bind(specification)[ability];
    const changed = await changeBindings(id, (old) => chooseAutomatically(old, ability, proposal));
    return changed ? changedTo(changed, ability) : refuse('unknown-vault');
  }
  const binding = bindByHand(specification, ability, operation);
  if (!binding.ok) {
    return { ok: false, problem: { kind: 'unfit-operation', problem: binding.failure } };
  }
  const changed = await changeBindings(id, (old) => chooseBinding(old, ability, binding.value));
  return changed ? changedTo(changed, ability) : refuse('unknown-vault');
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
