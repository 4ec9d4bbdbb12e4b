import * as v from 'valibot';
import { vaultBindingsSchema } from '#lib/bindings/vault-bindings.ts';
import { vaultHealthSchema } from '#lib/health/vault-health.ts';
import { defineDocument } from './document.ts';

/**
 * What was learnt of each vault's abilities, by vault. Apart from the other documents: the popup
 * paints without these, and their schemas are not small.
 */
export const learned = {
  /** What the abilities are bound to, and why. */
  bindings: defineDocument({
    key: 'bindings',
    version: 1,
    schema: v.record(v.string(), vaultBindingsSchema),
    fallback: {},
  }),
  /** How the abilities have fared: counts and times, nothing personal. */
  health: defineDocument({
    key: 'health',
    version: 1,
    schema: v.record(v.string(), vaultHealthSchema),
    fallback: {},
  }),
};
