import { describe, expect, it } from 'vitest';
import { denialsTable } from '#lib/usage/denials-export.ts';
import { LATEST, startOfDays, summarizeDenials } from '#lib/usage/denials-summary.ts';
import type { Denial } from '#lib/vault/readings.ts';

/** Noon of a day on this computer's clock, so that the tests hold in every time zone. */
const NOW = new Date(2026, 2, 10, 12).getTime();
const local = (day: number, hour: number, minute = 0) =>
  new Date(2026, 2, day, hour, minute).getTime();

const denial = (at: number, rest: Partial<Denial> = {}): Denial => ({
  at,
  product: 'CLion',
  user: 'alice@acme.example',
  host: 'pc-1.acme.example',
  address: '192.0.2.1',
  version: '2025.1',
  reason: 'CANCELLED',
  description: 'Unable to find suitable license',
  ...rest,
});

describe('the period', () => {
  it.each([
    ['today', 1, local(10, 0)],
    ['7 days', 7, local(4, 0)],
    ['30 days, over the end of a short month', 30, new Date(2026, 1, 9).getTime()],
    ['no day at all, which is the end of today', 0, local(11, 0)],
  ])('of %s begins at its midnight', (_what, days, start) => {
    expect(startOfDays(NOW, days)).toBe(start);
  });

  it('takes in its first and last minute, and nothing around them', () => {
    const denials = [local(3, 23, 59), local(4, 0), local(10, 23, 59), local(11, 0)].map((at) =>
      denial(at),
    );
    const { total, days } = summarizeDenials(denials, { now: NOW, days: 7 });
    expect(total).toBe(2);
    expect(days).toEqual([
      { day: '2026-03-04', count: 1 },
      { day: '2026-03-05', count: 0 },
      { day: '2026-03-06', count: 0 },
      { day: '2026-03-07', count: 0 },
      { day: '2026-03-08', count: 0 },
      { day: '2026-03-09', count: 0 },
      { day: '2026-03-10', count: 1 },
    ]);
  });

  it('has every day once where the clock changes', () => {
    for (let month = 0; month < 12; month++) {
      const now = new Date(2026, month, 28, 12).getTime();
      const days = summarizeDenials([], { now, days: 30 }).days.map(({ day }) => day);
      expect(new Set(days).size).toBe(30);
    }
  });
});

describe('the counts', () => {
  it('go by product, reason and user, most first, then by name, the unnamed last', () => {
    const denials = [
      denial(local(10, 9), { product: 'PyCharm', reason: null, user: null }),
      denial(local(10, 9), { product: 'CLion', user: '' }),
      denial(local(10, 10), { product: 'Rider', user: 'bob' }),
      denial(local(10, 11), { product: 'CLion', reason: 'EXPIRED', user: 'zoe' }),
    ];
    const { products, reasons, users } = summarizeDenials(denials, { now: NOW, days: 1 });
    expect(products).toEqual([
      { name: 'CLion', count: 2 },
      { name: 'PyCharm', count: 1 },
      { name: 'Rider', count: 1 },
    ]);
    expect(reasons).toEqual([
      { name: 'CANCELLED', count: 2 },
      { name: 'EXPIRED', count: 1 },
      { name: null, count: 1 },
    ]);
    expect(users).toEqual([
      { name: null, count: 2 },
      { name: 'bob', count: 1 },
      { name: 'zoe', count: 1 },
    ]);
  });

  it('go by the hour of the day, over all days', () => {
    const denials = [local(8, 0), local(9, 0, 59), local(10, 9), local(10, 23)].map((at) =>
      denial(at),
    );
    const { hours } = summarizeDenials(denials, { now: NOW, days: 7 });
    expect(hours).toHaveLength(24);
    expect(hours[0]).toBe(2);
    expect(hours[9]).toBe(1);
    expect(hours[23]).toBe(1);
    expect(hours.reduce((sum, count) => sum + count)).toBe(4);
  });

  it('show the latest, newest first, and only so many', () => {
    const denials = Array.from({ length: LATEST + 5 }, (_, at) => denial(local(10, 0) + at));
    const { latest, total } = summarizeDenials(denials, { now: NOW, days: 1 });
    expect(total).toBe(LATEST + 5);
    expect(latest).toHaveLength(LATEST);
    expect(latest[0]?.at).toBe(local(10, 0) + LATEST + 4);
  });

  it('of nothing are empty', () => {
    const summary = summarizeDenials([], { now: NOW, days: 1 });
    expect(summary).toEqual({
      total: 0,
      products: [],
      reasons: [],
      users: [],
      hours: Array(24).fill(0),
      days: [{ day: '2026-03-10', count: 0 }],
      latest: [],
    });
  });
});

describe('the export', () => {
  const at = Date.parse('2026-03-10T09:30:00.125Z');

  it('without personal data tells nothing of the person', () => {
    expect(denialsTable([denial(at)], false)).toEqual({
      columns: ['time', 'product', 'version', 'reason'],
      rows: [['2026-03-10T09:30:00.125Z', 'CLion', '2025.1', 'CANCELLED']],
    });
  });

  it('with personal data has everything that the vault told', () => {
    const { columns, rows } = denialsTable([denial(at, { host: null })], true);
    expect(Object.fromEntries(columns.map((name, index) => [name, rows[0]?.[index]]))).toEqual({
      time: '2026-03-10T09:30:00.125Z',
      product: 'CLion',
      version: '2025.1',
      reason: 'CANCELLED',
      user: 'alice@acme.example',
      host: null,
      address: '192.0.2.1',
      description: 'Unable to find suitable license',
    });
  });
});
