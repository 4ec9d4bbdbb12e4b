import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import type { Binding } from '#lib/vault/binding/binding.ts';
import { type Short, specification } from '../specs.ts';

export const date = { type: 'string', format: 'date' };
export const instant = { type: 'string', format: 'date-time' };
export const integer = { type: 'integer', format: 'int32' };

/** One vault's whole manner: its operations, and what is to be bound to what. */
export interface Style {
  operations: Record<string, Short>;
  bound: Partial<Record<Ability, string>>;
  /** Input meanings by ability, as `place name=meaning`. */
  inputs: Partial<Record<Ability, string[]>>;
  /** Places of fields in a user's license, by meaning. */
  fields: Record<string, string>;
  rows?: string;
}

const written = (binding: Binding | null) =>
  binding?.inputs.map(({ in: place, at, meaning }) => `${place} ${at.join('.')}=${meaning}`);

const unpublished = [
  'user-licenses',
  'revoke-one',
  'revoke-all',
  'usage-report',
  'disconnect-product',
] as const;

/** Tests that each vault is bound for what it can do, with all that goes in and comes out. */
export function areBound(styles: Record<string, Style>): void {
  describe.each(Object.entries(styles))('a vault with %s', (_name, style) => {
    const proposals = bind(specification(style.operations));

    it.each(unpublished)('is bound for %s, where it can do that', (ability) => {
      const wanted = style.bound[ability] ?? null;
      const { binding, verdict, candidates } = proposals[ability];
      expect(binding?.operation.id ?? null, JSON.stringify(candidates, null, 1)).toBe(wanted);
      expect(verdict === 'clear').toBe(wanted !== null);
      expect(written(binding)).toEqual(style.inputs[ability]);
    });

    it('tells what a license of a user has', () => {
      const answer = proposals['user-licenses'].binding?.answer;
      const fields = answer?.fields.map(({ meaning, at }) => [meaning, at.join('.')]) ?? [];
      expect(Object.fromEntries(fields)).toEqual(style.fields);
      expect(answer?.rows.join('.')).toBe(style.rows ?? '');
    });
  });
}
