import { describe, expect, it } from 'vitest';
import { judgeCounts, judgeLicenses } from '#lib/acts/sight.ts';
import { license } from './license.ts';

const SENT = 1_000_000;
const was = license({
  allocationId: 'a1',
  licenseId: 'l1',
  product: 'PyCharm',
  productCode: 'PC',
  since: 500,
});
const one = { act: 'revoke-one', user: 'alice', license: was } as const;

describe('after revoking one license', () => {
  it.each([
    ['nothing is held', [], 'gone'],
    [
      'only another product is held',
      [license({ allocationId: 'b', product: 'GoLand', productCode: 'GO' })],
      'gone',
    ],
    ['the same allocation is there as before', [{ ...was }], 'same'],
    ['the same allocation is there, but newer than the act', [{ ...was, since: SENT }], 'other'],
    ['the product is there with another allocation', [{ ...was, allocationId: 'a2' }], 'other'],
    ['the license is the same and no allocation is told', [{ ...was, allocationId: null }], 'same'],
    [
      'only the product is told, as old as before',
      [license({ product: 'PyCharm', since: 500 })],
      'same',
    ],
    [
      'only the product is told, and it is newer',
      [license({ product: 'PyCharm', since: 501 })],
      'other',
    ],
    ['something is held and nobody says what', [license()], 'cannot-tell'],
    [
      'code and name disagree, and the code decides',
      [license({ product: 'PyCharm', productCode: 'PCE' })],
      'gone',
    ],
  ] as const)('where %s: %s', (_what, now, sight) => {
    expect(judgeLicenses(one, now, SENT)).toBe(sight);
  });
});

describe('after revoking all licenses of a user', () => {
  const all = { act: 'revoke-all', user: 'alice', held: 2 } as const;
  it.each([
    ['nothing is held', [], 'gone'],
    ['something older is held', [{ ...was }], 'same'],
    ['something of unknown age is held', [{ ...was, since: null }], 'same'],
    ['only what is newer is held', [{ ...was, since: SENT + 1 }], 'other'],
    ['newer and older are held', [{ ...was, since: SENT + 1 }, was], 'same'],
  ] as const)('where %s: %s', (_what, now, sight) => {
    expect(judgeLicenses(all, now, SENT)).toBe(sight);
  });
});

describe('after disconnecting a product', () => {
  const none = { inUse: 0, total: 0 };
  const product = (code: string, name: string, total: number) => ({
    code,
    name,
    prepaid: { inUse: 0, total },
    postpaid: none,
    trial: none,
  });
  it.each([
    ['it is not listed', [product('GO', 'GoLand', 5)], 'gone'],
    ['it is listed with zeros', [product('CL', 'CLion', 0)], 'gone'],
    ['it has licenses still', [product('CL', 'CLion', 1)], 'same'],
    ['it is listed by its name alone', [product('CLion', 'CLion', 1)], 'same'],
  ] as const)('where %s: %s', (_what, products, sight) => {
    expect(judgeCounts({ code: 'CL', name: 'CLion' }, products)).toBe(sight);
  });
});
