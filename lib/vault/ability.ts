import * as v from 'valibot';

/**
 * What the API of a License Vault can do. Source: JetBrains help names the six (revoking one and all
 * licenses of a user is one of them there); the paths of only the first two have been published.
 */
export const abilities = [
  'license-counts',
  'denials',
  'user-licenses',
  'revoke-one',
  'revoke-all',
  'usage-report',
  'disconnect-product',
] as const;
export const abilitySchema = v.picklist(abilities);
export type Ability = (typeof abilities)[number];

/** Abilities that change the vault: bound only after the admin has seen and confirmed them. */
export const writingAbilities = ['revoke-one', 'revoke-all', 'disconnect-product'] as const;
export type WritingAbility = (typeof writingAbilities)[number];

export const isWriting = (ability: Ability): ability is WritingAbility =>
  (writingAbilities as readonly Ability[]).includes(ability);
