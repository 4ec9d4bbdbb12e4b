import { type Ability, isWriting } from '#lib/vault/ability.ts';
import type { Binding, Bindings } from '#lib/vault/binding/binding.ts';
import { bindByHand } from '#lib/vault/binding/by-hand.ts';
import type { Proposal, Proposals } from '#lib/vault/binding/proposal.ts';
import { publishedBinding } from '#lib/vault/binding/published.ts';
import type { Operation, Specification } from '#lib/vault/specification/specification.ts';
import { type Change, type ChangePart, compareOperations } from './operation-change.ts';
import { sameData } from './same-data.ts';
import {
  type AbilityRecord,
  mapAbilities,
  type SpecificationFacts,
  type VaultBindings,
} from './vault-bindings.ts';

const LIST = 'user-licenses';

/** A specification that was read, beside the one that was read before. */
export interface SpecificationReading {
  specification: Specification;
  facts: SpecificationFacts;
  /** What the specification says, where the admin has chosen some operations. */
  propose(chosen: Bindings): Proposals;
  /** Null: the first one, or the earlier one is lost. */
  previous: Specification | null;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * What holds after a specification was read. A writing ability whose operation is not the very one
 * that was confirmed needs a new confirmation; a reading one follows where the specification is
 * clear, and is unbound where it is not. Either way the record says what changed.
 */
export function afterReading(
  bindings: VaultBindings,
  reading: SpecificationReading,
): VaultBindings {
  const chosen = chosenAgain(bindings, reading.specification);
  const proposals = reading.propose(chosen);
  // What a revocation needs is filled with what the list of licenses reads.
  const list = chosen[LIST] ?? proposals[LIST].binding;
  const known: Known = { ...reading, proposals, bound: list ? { [LIST]: list } : {} };
  return {
    ...bindings,
    specification: reading.facts,
    lookDue: false,
    abilities: mapAbilities((ability) => nextRecord(ability, bindings.abilities[ability], known)),
  };
}

interface Known extends SpecificationReading {
  proposals: Proposals;
  bound: Bindings;
}

/** The list of licenses that the admin chose, as this specification has it. */
function chosenAgain({ abilities }: VaultBindings, specification: Specification): Bindings {
  const { binding } = abilities[LIST];
  if (binding?.source !== 'hand') return {};
  const again = bindByHand(specification, LIST, binding.operation.id);
  return again.ok ? { [LIST]: again.value } : {};
}

function nextRecord(ability: Ability, old: AbilityRecord, reading: Known): AbilityRecord {
  const proposal = reading.proposals[ability];
  const { verdict, evidence } = proposal;
  if (old.removedByHand) return { ...old, verdict };
  const binding = nextBinding(ability, old, proposal, reading);
  const byHand = old.binding?.source === 'hand' && binding !== null;
  return {
    ...old,
    verdict,
    binding,
    evidence: byHand ? old.evidence : evidence,
    confirmed: isWriting(ability) && sameData(old.binding, binding) ? old.confirmed : null,
    changed: nextChange(old, binding, reading),
  };
}

function nextBinding(
  ability: Ability,
  { binding: old }: AbilityRecord,
  proposal: Proposal,
  { specification, bound }: Known,
): Binding | null {
  if (old?.source === 'hand') {
    const again = bindByHand(specification, ability, old.operation.id, bound);
    return again.ok ? again.value : null;
  }
  return proposal.binding ?? publishedBinding(ability);
}

/** What to say about the difference between the binding that was and the one that is. */
function nextChange(
  { binding: old, changed }: AbilityRecord,
  binding: Binding | null,
  { specification, previous, now }: SpecificationReading,
): Change | null {
  // Nobody has seen a published path in a specification before, so that it changed is no news.
  if (!old || old.source === 'published' || sameData(old, binding)) return changed;
  const before = old.operation.id;
  const after = binding?.operation.id ?? null;
  const then = find(previous, before);
  const present = find(specification, after ?? before);
  return { at: now, before, after, parts: partsOf(then, present, after) };
}

function partsOf(
  then: Operation | null,
  now: Operation | null,
  after: string | null,
): ChangePart[] {
  if (!now) return [{ kind: 'gone', name: null }];
  const parts = compareOperations(then, now);
  if (after !== null) return parts;
  return [...parts.filter(({ kind }) => kind !== 'reading'), { kind: 'unclear', name: null }];
}

const find = (specification: Specification | null, id: string | null): Operation | null =>
  specification?.operations.find((operation) => operation.id === id) ?? null;
