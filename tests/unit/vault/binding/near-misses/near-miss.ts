import { expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from '../specs.ts';

export const date = { type: 'string', format: 'date' };
export const at = { type: 'string', format: 'date-time' };
export const integer = { type: 'integer' };
export const period = { 'from!': date, 'to!': date };
export const ofUser = '/users/{email}/licenses';

export const licenses = listOf(
  object({ licenseId: text, allocationId: text, product: text, productCode: text }),
);
export const ran = listOf(object({ user: text, product: text, startedAt: at, finishedAt: at }));
export const denied = listOf(object({ timestamp: at, user: text, product: text }));
export const counts = listOf(
  object({ product: text, regularInUse: integer, regularTotal: integer }),
);

/** One operation. None is deprecated, lacks an input or has a better one beside it. */
export type Case = [operation: string, short: Short];

/** What a revocation is filled with. */
const list: Record<string, Short> = {
  [`GET ${ofUser}`]: { says: 'Licenses of a user', answer: licenses },
};

function boundTo(ability: Ability, [operation, short]: Case) {
  const beside = ability === 'user-licenses' ? {} : list;
  return bind(specification({ ...beside, [operation]: short }))[ability];
}

const titled = (all: readonly Case[]) =>
  all.map((one) => [one[0], [one[1].says ?? one[1].id, one[1].more].join(' '), one] as const);

/** Tests that each of them, alone as it stands, is not taken for the ability. */
export function areNot(ability: Ability, all: readonly Case[]): void {
  it.each(titled(all))(`%s is not ${ability}: %s`, (_operation, _says, one) => {
    expect(boundTo(ability, one)).toMatchObject({ binding: null });
  });
}

/** Tests that none of them is kept from being the ability. */
export function are(ability: Ability, all: readonly Case[]): void {
  it.each(titled(all))(`%s is ${ability}: %s`, (operation, _says, one) => {
    const { binding, candidates } = boundTo(ability, one);
    expect(binding?.operation.id, JSON.stringify(candidates)).toBe(operation);
  });
}
