import * as v from 'valibot';
import { type Ability, abilities, isWriting } from '#lib/vault/ability.ts';
import { type Binding, type Bindings, bindingSchema } from '#lib/vault/binding/binding.ts';
import { evidenceSchema } from '#lib/vault/binding/evidence.ts';
import { publishedBinding } from '#lib/vault/binding/published.ts';
import { lookProblemSchema } from './look-problem.ts';
import { changeSchema } from './operation-change.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const abilityRecordSchema = v.object({
  /** How the ability is carried out, or null where that is not known. */
  binding: v.nullable(bindingSchema),
  /** What the specification told: nothing fits, several fit equally, or one is clear. */
  verdict: v.picklist(['unread', 'absent', 'unclear', 'clear']),
  /** What speaks for the binding, or what was found instead of one. */
  evidence: v.array(evidenceSchema),
  /** Writing abilities: what the admin has seen and agreed to, by the operation's fingerprint. */
  confirmed: v.nullable(v.object({ at: epochMs, fingerprint: text(40) })),
  /** What a reading found changed. Stays until the admin acts or something changes again. */
  changed: v.nullable(changeSchema),
  /** The admin removed the binding: no reading brings it back by itself. */
  removedByHand: v.boolean(),
});
/** What is known of one ability of one vault. */
export type AbilityRecord = v.InferOutput<typeof abilityRecordSchema>;

/** Where a specification was had from: found on the vault, a file, or the vault's Settings page. */
export const specificationSources = ['vault', 'file', 'page'] as const;
export type SpecificationSource = (typeof specificationSources)[number];

export const specificationFactsSchema = v.object({
  source: v.picklist(specificationSources),
  /** The path on the vault where it was found; null for file and page. */
  place: v.nullable(text(2000)),
  readAt: epochMs,
  title: text(200),
  version: text(100),
  format: v.picklist(['2.0', '3.0', '3.1']),
  /** Tells one text from another: 16 hex digits of its SHA-256. */
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  operations: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
/** The specification that bindings were learnt from; the thing itself is kept elsewhere. */
export type SpecificationFacts = v.InferOutput<typeof specificationFactsSchema>;

export const vaultBindingsSchema = v.object({
  specification: v.nullable(specificationFactsSchema),
  /** The last look at the vault's own places, successful or not. */
  look: v.nullable(v.object({ at: epochMs, problem: v.nullable(lookProblemSchema) })),
  /** A bound ability was answered as if its operation had changed: look again soon. */
  lookDue: v.boolean(),
  abilities: v.object({
    'license-counts': abilityRecordSchema,
    denials: abilityRecordSchema,
    'user-licenses': abilityRecordSchema,
    'revoke-one': abilityRecordSchema,
    'revoke-all': abilityRecordSchema,
    'usage-report': abilityRecordSchema,
    'disconnect-product': abilityRecordSchema,
  } satisfies Record<Ability, typeof abilityRecordSchema>),
});
/** What one vault's abilities are bound to, and why. */
export type VaultBindings = v.InferOutput<typeof vaultBindingsSchema>;

export type AbilityState = 'bound' | 'needs-confirmation' | 'not-bound';

/**
 * Whether the ability may be used. A writing one is bound only while the operation is the very one
 * that the admin confirmed.
 */
export function stateOf(ability: Ability, { binding, confirmed }: AbilityRecord): AbilityState {
  if (!binding) return 'not-bound';
  if (!isWriting(ability)) return 'bound';
  return confirmed?.fingerprint === binding.operation.fingerprint ? 'bound' : 'needs-confirmation';
}

/** The bindings that may be used, as the client takes them. */
export function usableBindings({ abilities: records }: VaultBindings): Bindings {
  const usable: Bindings = {};
  for (const ability of abilities) {
    const { binding } = records[ability];
    if (binding && stateOf(ability, records[ability]) === 'bound') usable[ability] = binding;
  }
  return usable;
}

/** One value for each ability. */
export function mapAbilities<T>(value: (ability: Ability) => T): Record<Ability, T> {
  return {
    'license-counts': value('license-counts'),
    denials: value('denials'),
    'user-licenses': value('user-licenses'),
    'revoke-one': value('revoke-one'),
    'revoke-all': value('revoke-all'),
    'usage-report': value('usage-report'),
    'disconnect-product': value('disconnect-product'),
  };
}

/** What holds for a vault whose specification has not been read: two abilities are published. */
export const unreadBindings: VaultBindings = {
  specification: null,
  look: null,
  lookDue: false,
  abilities: mapAbilities((ability) => unread(publishedBinding(ability))),
};

function unread(binding: Binding | null): AbilityRecord {
  return {
    binding,
    verdict: 'unread',
    evidence: [],
    confirmed: null,
    changed: null,
    removedByHand: false,
  };
}
