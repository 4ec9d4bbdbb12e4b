import { expect, it } from 'vitest';
import { askDenialsFrom, countToday, localDay } from '#lib/usage/denied-today.ts';
import type { Denial } from '#lib/vault/client.ts';

const noon = new Date(2026, 2, 10, 12).getTime();
const midnight = new Date(2026, 2, 10).getTime();
const denial = (at: number, product: string): Denial => ({
  at,
  product,
  user: 'someone',
  host: 'host.example',
  address: '192.0.2.1',
  version: null,
  reason: 'CANCELLED',
  description: null,
});

it('counts what was denied since local midnight, by product, most first', () => {
  const counted = countToday(
    {
      truncated: false,
      notUnderstood: 0,
      denials: [
        denial(midnight - 1, 'CLion'),
        denial(midnight, 'Rider'),
        denial(noon, 'CLion'),
        denial(noon - 5, 'CLion'),
      ],
    },
    noon,
  );
  expect(counted).toEqual({
    day: '2026-03-10',
    total: 3,
    truncated: false,
    products: [
      { name: 'CLion', count: 2 },
      { name: 'Rider', count: 1 },
    ],
  });
});

it('keeps no user, host or address', () => {
  const kept = JSON.stringify(
    countToday({ truncated: true, notUnderstood: 0, denials: [denial(noon, 'CLion')] }, noon),
  );
  expect(kept).not.toMatch(/someone|host\.example|192\.0\.2\.1/);
});

it('asks from the day before, whatever the time zone of the vault', () => {
  expect(askDenialsFrom(noon)).toBe(localDay(noon - 86_400_000));
});
