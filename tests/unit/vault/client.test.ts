import { describe, expect, it } from 'vitest';
import { readInstant } from '#lib/vault/binding/execute/instant.ts';
import { createVaultClient } from '#lib/vault/client.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Ability, Fault } from '#tests/vault/faults.ts';
import { inProcessFetch } from '#tests/vault/in-process.ts';
import { createVault, type StandInVault, type VaultOptions } from '#tests/vault/vault.ts';

const TOKEN = 'a-token-of-the-stand-in-01';
const START = Date.parse('2026-03-10T12:00:00Z');

function open(options: VaultOptions = {}): StandInVault {
  const vault = createVault({ now: () => START, ...options });
  vault.tokens.set(TOKEN);
  return vault;
}
const clientOf = (vault: StandInVault, maxBytes = 200_000) =>
  createVaultClient({
    fetch: inProcessFetch({ 'acme.fls.jetbrains.com': vault.handler }),
    origin: 'https://acme.fls.jetbrains.com',
    flavour: 'cloud',
    token: TOKEN,
    now: () => START,
    limits: { headersMs: 500, totalMs: 1000, maxBytes },
  });
async function countsWith(fault: Fault) {
  const vault = open();
  vault.faults.set(fault);
  return await clientOf(vault).licenseCounts();
}
type Wire = { licenseUsages: Record<string, unknown>[] };
const changed = (change: (row: Record<string, unknown>, index: number) => object): Fault => ({
  kind: 'body',
  replace: (body) => ({
    ...(body as Wire),
    licenseUsages: (body as Wire).licenseUsages.map(change),
  }),
});

describe('license counts', () => {
  it('keep the three kinds apart', async () => {
    const answer = await clientOf(open()).licenseCounts();
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value.notUnderstood).toBe(0);
    expect(answer.value.products).toHaveLength(15);
    expect(answer.value.products[0]).toEqual({
      code: 'ALL',
      name: 'All Products Pack',
      prepaid: { inUse: 60, total: 64 },
      postpaid: { inUse: 2, total: 10 },
      trial: { inUse: 0, total: 0 },
    });
  });

  it.each<[string, Fault, Failure]>([
    ['a login page', { kind: 'login-page' }, { kind: 'not-a-vault', found: 'page' }],
    [
      'a redirect',
      { kind: 'redirect', status: 302, to: 'https://sso.example/' },
      { kind: 'signed-out' },
    ],
    ['truncated JSON', { kind: 'truncated' }, { kind: 'not-understood', field: 'body' }],
    ['nothing', { kind: 'no-content' }, { kind: 'not-understood', field: 'body' }],
    ['text', { kind: 'content-type', type: 'text/plain' }, { kind: 'not-a-vault', found: 'other' }],
    ['a huge body', { kind: 'huge', bytes: 300_000 }, { kind: 'too-large', limitBytes: 200_000 }],
    ['an endless body', { kind: 'endless' }, { kind: 'too-large', limitBytes: 200_000 }],
    ['deep nesting', { kind: 'nested', depth: 50_000 }, { kind: 'not-understood', field: 'body' }],
    ['headers that never come', { kind: 'headers-never' }, { kind: 'timeout', limitMs: 500 }],
    ['a byte at a time', { kind: 'drip', everyMs: 20 }, { kind: 'timeout', limitMs: 1000 }],
    [
      'another shape',
      { kind: 'body', replace: () => ({ items: [] }) },
      { kind: 'not-understood', field: 'licenseUsages' },
    ],
    ['null', { kind: 'body', replace: () => null }, { kind: 'not-understood', field: 'body' }],
    [
      'a field missing everywhere',
      changed(({ regularTotal: _gone, ...row }) => row),
      { kind: 'not-understood', field: 'licenseUsages[0].regularTotal' },
    ],
  ])('are refused with a name for %s', async (_what, fault, failure) => {
    const answer = await countsWith(fault);
    // Where a parser itself gives up on nesting, or gives something odd, both are "not understood".
    expect(answer).toMatchObject({ ok: false, failure: { kind: failure.kind } });
    if (failure.kind !== 'not-understood' || failure.field !== 'body') {
      expect(answer).toEqual({ ok: false, failure });
    }
  });

  it.each<[string, (row: Record<string, unknown>) => object]>([
    ['missing', ({ regularInUse: _gone, ...row }) => row],
    ['null', (row) => ({ ...row, regularInUse: null })],
    ['text', (row) => ({ ...row, regularInUse: '3' })],
    ['negative', (row) => ({ ...row, regularInUse: -1 })],
    ['a fraction', (row) => ({ ...row, regularInUse: 1.5 })],
    ['too large to count', (row) => ({ ...row, regularInUse: 1e300 })],
  ])('with one field %s lose that row only', async (_what, spoil) => {
    const answer = await countsWith(changed((row, index) => (index === 1 ? spoil(row) : row)));
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value.notUnderstood).toBe(1);
    expect(answer.value.products).toHaveLength(14);
  });

  it('show products nobody has heard of, and ignore fields nobody asked for', async () => {
    const strange = { code: 'ZZ', displayName: '<img src=x onerror=alert(1)>', extra: { a: 1 } };
    const answer = await countsWith(
      changed((row, index) => (index === 0 ? { ...row, ...strange } : row)),
    );
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value.products[0]).toMatchObject({ code: 'ZZ', name: strange.displayName });
    expect(Object.keys(answer.value.products[0] ?? {})).not.toContain('extra');
  });

  it('use the name where the code, known from test data alone, is missing', async () => {
    const answer = await countsWith(changed(({ code: _gone, ...row }) => row));
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value.products[1]).toMatchObject({ code: 'CLion', name: 'CLion' });
  });
});

describe('denials', () => {
  const all = (count: number) => {
    const vault = open({ denialsPerDay: 10 });
    vault.company.denials = vault.company.denials.slice(0, count);
    return vault;
  };
  const denialsCalls = (vault: StandInVault) =>
    vault.requests.map(({ url }) => new URL(url).search);

  it.each([
    [99, ['0']],
    [100, ['0', '100']],
    [200, ['0', '100', '200']],
    [201, ['0', '100', '200']],
  ])('of %i entries are read in pages from %j', async (count, offsets) => {
    const vault = all(count);
    const answer = await clientOf(vault).denials('2026-01-01');
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.value).toMatchObject({ denials: { length: count }, truncated: false });
    expect(denialsCalls(vault)).toEqual(
      offsets.map((offset) => `?from=2026-01-01&offset=${offset}&limit=100`),
    );
  });

  it('stop at the given number of pages, and say that there are more', async () => {
    const answer = await clientOf(all(300)).denials('2026-01-01', 2);
    expect(answer).toMatchObject({
      ok: true,
      value: { denials: { length: 200 }, truncated: true },
    });
  });

  it('of a vault that ignores the offset are not read forever', async () => {
    const vault = all(300);
    const page = vault.company.denials.slice(0, 100);
    vault.faults.set({
      kind: 'body',
      replace: () =>
        page.map(({ product, at }) => ({
          product_name: product,
          timestamp: new Date(at).toISOString(),
        })),
    });
    expect(await clientOf(vault).denials('2026-01-01')).toEqual({
      ok: false,
      failure: { kind: 'not-understood', field: 'offset' },
    });
    expect(vault.requests).toHaveLength(2);
  });

  it('with a time that cannot be read lose that entry only', async () => {
    const vault = all(3);
    vault.faults.set({
      kind: 'body',
      replace: (body) =>
        (body as object[]).map((entry, index) => (index ? entry : { ...entry, timestamp: 'soon' })),
    });
    expect(await clientOf(vault).denials('2026-01-01')).toMatchObject({
      ok: true,
      value: { denials: { length: 2 }, notUnderstood: 1 },
    });
  });

  it('that fail midway fail as a whole', async () => {
    const vault = all(200);
    const ability: Ability = 'denials';
    vault.faults.set({ kind: 'delay', ms: 0 }, { ability, times: 1 });
    vault.faults.set({ kind: 'status', status: 500 }, { ability });
    expect(await clientOf(vault).denials('2026-01-01')).toEqual({
      ok: false,
      failure: { kind: 'server-error', status: 500 },
    });
  });
});

it.each([
  ['2025-08-18T10:26:37.836075076Z', Date.UTC(2025, 7, 18, 10, 26, 37, 836)],
  ['2025-08-18T10:26:37Z', Date.UTC(2025, 7, 18, 10, 26, 37)],
  ['2025-08-18T12:26:37.1+02:00', Date.UTC(2025, 7, 18, 10, 26, 37, 100)],
  ['2025-08-18T10:26:37,836Z', Date.UTC(2025, 7, 18, 10, 26, 37, 836)],
  ['2025-08-18T10:26:37.5', Date.UTC(2025, 7, 18, 10, 26, 37, 500)],
  ['2025-08-18 10:26', Date.UTC(2025, 7, 18, 10, 26)],
  ['2025-08-18', Date.UTC(2025, 7, 18)],
  [1_755_512_797, Date.UTC(2025, 7, 18, 10, 26, 37)],
  [1_755_512_797_836, Date.UTC(2025, 7, 18, 10, 26, 37, 836)],
  ['1755512797836', Date.UTC(2025, 7, 18, 10, 26, 37, 836)],
  [1_755_512_797.836, Date.UTC(2025, 7, 18, 10, 26, 37, 836)],
  ['soon', null],
  ['', null],
  [0, null],
  [-5, null],
  [Number.NaN, null],
  [[2025, 8, 18], null],
  [null, null],
  [true, null],
])('reads the instant %j', (written, at) => {
  expect(readInstant(written)).toBe(at);
});
