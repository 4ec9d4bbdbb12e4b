import type { Ability } from '#lib/vault/ability.ts';
import type { Binding } from '#lib/vault/binding/binding.ts';
import { publishedBinding } from '#lib/vault/binding/published.ts';
import type { AbilityRecord, VaultBindings } from './vault-bindings.ts';

function withRecord(
  bindings: VaultBindings,
  ability: Ability,
  change: Partial<AbilityRecord>,
): VaultBindings {
  const record = { ...bindings.abilities[ability], changed: null, ...change };
  return { ...bindings, abilities: { ...bindings.abilities, [ability]: record } };
}

/**
 * The admin agrees to the operation that was shown.
 *
 * @param fingerprint of what was shown
 * @returns null when the binding is another one by now: that one was not seen
 */
export function confirmAbility(
  bindings: VaultBindings,
  ability: Ability,
  fingerprint: string,
  now: number,
): VaultBindings | null {
  const { binding } = bindings.abilities[ability];
  if (binding?.operation.fingerprint !== fingerprint) return null;
  return withRecord(bindings, ability, { confirmed: { at: now, fingerprint } });
}

/** The admin chose an operation. A writing one still needs to be confirmed. */
export function chooseBinding(
  bindings: VaultBindings,
  ability: Ability,
  binding: Binding,
): VaultBindings {
  return withRecord(bindings, ability, {
    binding,
    evidence: [{ kind: 'chosen', detail: '', points: 0 }],
    confirmed: null,
    removedByHand: false,
  });
}

/** The admin takes every own choice back: the next reading decides, as if it were the first. */
export function leaveToSpecification(bindings: VaultBindings, ability: Ability): VaultBindings {
  return withRecord(bindings, ability, {
    binding: publishedBinding(ability),
    evidence: [],
    confirmed: null,
    removedByHand: false,
  });
}

/** The admin removed the binding; counts and denials go back to their published path. */
export function removeBinding(bindings: VaultBindings, ability: Ability): VaultBindings {
  return withRecord(bindings, ability, {
    binding: publishedBinding(ability),
    evidence: [],
    confirmed: null,
    removedByHand: true,
  });
}
