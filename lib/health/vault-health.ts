import * as v from 'valibot';
import type { Ability } from '#lib/vault/ability.ts';
import { type Failure, failureSchema } from '#lib/vault/failure.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const abilityHealthSchema = v.object({
  successes: count,
  failures: count,
  lastSuccessAt: v.nullable(epochMs),
  lastFailure: v.nullable(v.object({ at: epochMs, failure: failureSchema })),
});
/** How one ability of one vault has fared since the vault was connected. */
export type AbilityHealth = v.InferOutput<typeof abilityHealthSchema>;

export const vaultHealthSchema = v.object({
  'license-counts': abilityHealthSchema,
  denials: abilityHealthSchema,
  'user-licenses': abilityHealthSchema,
  'revoke-one': abilityHealthSchema,
  'revoke-all': abilityHealthSchema,
  'usage-report': abilityHealthSchema,
  'disconnect-product': abilityHealthSchema,
} satisfies Record<Ability, typeof abilityHealthSchema>);
export type VaultHealth = v.InferOutput<typeof vaultHealthSchema>;

const untried: AbilityHealth = {
  successes: 0,
  failures: 0,
  lastSuccessAt: null,
  lastFailure: null,
};

/** A vault of which nothing has been asked yet. */
export const untriedHealth: VaultHealth = {
  'license-counts': untried,
  denials: untried,
  'user-licenses': untried,
  'revoke-one': untried,
  'revoke-all': untried,
  'usage-report': untried,
  'disconnect-product': untried,
};

/** @param failure null: it worked */
export function afterCall(
  health: VaultHealth,
  ability: Ability,
  failure: Failure | null,
  now: number,
): VaultHealth {
  const old = health[ability];
  const next = failure
    ? { ...old, failures: old.failures + 1, lastFailure: { at: now, failure } }
    : { ...old, successes: old.successes + 1, lastSuccessAt: now };
  return { ...health, [ability]: next };
}

/** Failures that happen on our side, or on the way: they say nothing about how the vault works. */
const notTheVault: ReadonlySet<Failure['kind']> = new Set([
  'not-bound',
  'refused-input',
  'no-access',
  'token-missing',
  'token-unreadable',
  'storage-unavailable',
]);

/** Whether a call got as far as the vault, or at least towards it. */
export const wasTried = (failure: Failure | null): boolean =>
  failure === null || !notTheVault.has(failure.kind);

/**
 * Whether an ability was answered as if its operation were another one by now: not there, not like
 * this, or with something else. Of a 404 that may be about one user or license, nothing follows.
 */
export function speaksAgainstBinding(failure: Failure): boolean {
  if (failure.kind === 'server-error')
    return [400, 405, 406, 410, 415, 422].includes(failure.status);
  return failure.kind === 'not-a-vault' || failure.kind === 'not-understood';
}
