import { expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from '../specs.ts';

export const date = { type: 'string', format: 'date' };
export const period = { from: date, to: date };
export const license = object({
  licenseId: text,
  allocationId: text,
  product: text,
  productCode: text,
});

/** What a vault needs for a revocation to be filled: nothing here is a trap. */
export const list: Record<string, Short> = {
  'GET /users/{email}/licenses': { answer: listOf(license) },
};

/** What must not be bound to what. The reason stands among the evidence; null: it is not even near. */
export type Trap = [
  name: string,
  ability: Ability,
  operations: Record<string, Short>,
  reason: string | null,
];

/** Tests that nothing of these operations is bound to the ability that they only look like. */
export function areNeverBound(traps: Trap[]): void {
  it.each(traps)('%s is never bound to %s', (_name, ability, operations, reason) => {
    const filled = ability === 'revoke-one' ? { ...list, ...operations } : operations;
    const { verdict, binding, evidence, candidates } = bind(specification(filled))[ability];
    expect(verdict).not.toBe('clear');
    expect(binding).toBeNull();
    const kinds = [evidence, ...candidates.map((one) => one.evidence)]
      .flat()
      .map(({ kind }) => kind);
    if (reason === null) expect(verdict).toBe('absent');
    else expect(kinds).toContain(reason);
  });
}
