import type { LookProblem } from '#lib/bindings/look-problem.ts';
import {
  type AbilityRecord,
  mapAbilities,
  type SpecificationSource,
  stateOf,
  type VaultBindings,
} from '#lib/bindings/vault-bindings.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { LearntState } from '#lib/protocol/specification.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { Outcome } from '#lib/vault/failure.ts';
import { findConnection } from './connections.ts';
import { learnFrom } from './learn.ts';
import { lookForSpecification } from './look.ts';
import type { Services } from './services.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;
type Learnt = Answer<'specification.read'>;

const unknownVault = { ok: false, problem: { kind: 'unknown-vault' } } as const;

/** Looks for the specification in the vault's usual places, because the admin asked. */
export async function readSpecificationNow(
  services: Services,
  { id }: Of<'specification.read'>,
): Promise<Learnt> {
  const connection = await findConnection(id);
  if (!connection) return unknownVault;
  return answerOf(await lookForSpecification(services, connection, null));
}

/** Takes the specification that the admin has saved from the vault. */
export function importSpecification(
  services: Services,
  { id, text }: Of<'specification.import'>,
): Promise<Learnt> {
  return receiveSpecification(services, id, text, 'file');
}

/**
 * Takes a specification that somebody else has read: the admin from a file, or the content script
 * with the admin's own session. It is answered by its content alone; where it says it lives, the
 * token is not sent.
 */
export async function receiveSpecification(
  services: Services,
  vaultId: string,
  text: string,
  source: Exclude<SpecificationSource, 'vault'>,
): Promise<Learnt> {
  const connection = await findConnection(vaultId);
  if (!connection) return unknownVault;
  const found = { text, source, place: null, title: null };
  return answerOf(await learnFrom(services, connection, found));
}

function learntState(ability: Ability, record: AbilityRecord): LearntState {
  const state = stateOf(ability, record);
  if (state !== 'not-bound') return state;
  if (record.removedByHand) return 'removed';
  return record.verdict === 'unclear' ? 'unclear' : state;
}

function answerOf(learnt: Outcome<VaultBindings, LookProblem>): Learnt {
  if (!learnt.ok) {
    if (learnt.failure.kind === 'forgotten') return unknownVault;
    return { ok: false, problem: { kind: 'specification', problem: learnt.failure } };
  }
  const { specification, abilities } = learnt.value;
  const states = mapAbilities((ability) => learntState(ability, abilities[ability]));
  return { ok: true, value: { title: specification?.title ?? '', states } };
}
