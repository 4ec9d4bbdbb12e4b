import { describe, expect, it } from 'vitest';
import { arrange, free, isFull, isOwned, leadingKind } from '#lib/usage/product.ts';
import type { ProductUsage } from '#lib/vault/product.ts';

const none = { inUse: 0, total: 0 };
const product = (name: string, kinds: Partial<ProductUsage>): ProductUsage => ({
  code: name.slice(0, 2),
  name,
  prepaid: none,
  postpaid: none,
  trial: none,
  ...kinds,
});

describe('free licenses', () => {
  it('are what is bought less what is taken', () => {
    expect(free({ inUse: 3, total: 10 })).toBe(7);
  });

  it('are never negative, though a vault may be over its capacity', () => {
    expect(free({ inUse: 12, total: 10 })).toBe(0);
  });
});

describe('a product at capacity', () => {
  it.each<[string, Partial<ProductUsage>, boolean]>([
    ['all prepaid taken', { prepaid: { inUse: 10, total: 10 } }, true],
    ['over capacity', { prepaid: { inUse: 11, total: 10 } }, true],
    ['one prepaid free', { prepaid: { inUse: 9, total: 10 } }, false],
    [
      'all prepaid taken, postpaid free',
      { prepaid: { inUse: 10, total: 10 }, postpaid: { inUse: 1, total: 5 } },
      true,
    ],
    ['only postpaid, one free', { postpaid: { inUse: 4, total: 5 } }, false],
    ['only trial, all taken', { trial: { inUse: 5, total: 5 } }, true],
    ['not owned at all', {}, false],
  ])('%s: full is %s', (_what, kinds, full) => {
    expect(isFull(product('CLion', kinds))).toBe(full);
  });
});

it('leads with prepaid, then postpaid, then trial', () => {
  const some = { inUse: 0, total: 1 };
  expect(leadingKind(product('A', { prepaid: some, postpaid: some, trial: some }))).toBe('prepaid');
  expect(leadingKind(product('A', { postpaid: some, trial: some }))).toBe('postpaid');
  expect(leadingKind(product('A', { trial: some }))).toBe('trial');
});

it('is owned when anything is bought or taken', () => {
  expect(isOwned(product('A', {}))).toBe(false);
  expect(isOwned(product('A', { trial: { inUse: 1, total: 0 } }))).toBe(true);
});

it('arranges least free first, the fuller one first among equals, products without licenses apart', () => {
  const { owned, without } = arrange([
    product('Zero', {}),
    product('Big', { prepaid: { inUse: 60, total: 64 } }),
    product('Small', { prepaid: { inUse: 1, total: 5 } }),
    product('Full', { prepaid: { inUse: 5, total: 5 } }),
    product('Absent', {}),
  ]);
  expect(owned.map(({ name }) => name)).toEqual(['Full', 'Big', 'Small']);
  expect(without.map(({ name }) => name)).toEqual(['Absent', 'Zero']);
});
