import { describe, expect, it } from 'vitest';
import { PLUGIN } from '#tests/vault/catalog.ts';
import { createVault, type StandInVault, type VaultOptions } from '#tests/vault/vault.ts';

const TOKEN = 'a-token-of-the-stand-in-01';
const START = Date.parse('2026-03-10T12:00:00.123Z');

function open(options: VaultOptions = {}): StandInVault {
  const vault = createVault({ now: () => START, ...options });
  vault.tokens.set(TOKEN);
  return vault;
}
const get = (vault: StandInVault, path: string, authorization = `Bearer ${TOKEN}`) =>
  vault.handler(
    new Request(`https://acme.fls.jetbrains.com${path}`, { headers: { authorization } }),
  );
const counts = async (vault: StandInVault) =>
  (await (await get(vault, '/public-api/licenses/usage')).json()) as {
    licenseUsages: Record<string, string | number>[];
    timestamp: string;
  };
const denials = async (vault: StandInVault, query: string) =>
  (await (await get(vault, `/public-api/denials/report?${query}`)).json()) as Record<
    string,
    string
  >[];

describe('license counts', () => {
  it('come as the facts say: 15 rows by code, six counts each, zeros included, nine digits', async () => {
    const { licenseUsages, timestamp } = await counts(open());
    const codes = licenseUsages.map(({ code }) => code);
    expect(codes).toHaveLength(15);
    expect(codes).toEqual([...codes].sort());
    for (const row of licenseUsages) {
      expect(Object.keys(row)).toEqual([
        'code',
        'displayName',
        'regularInUse',
        'regularTotal',
        'trueUpInUse',
        'trueUpTotal',
        'virtualInUse',
        'virtualTotal',
      ]);
    }
    expect(licenseUsages.filter(({ regularTotal }) => regularTotal === 0)).toHaveLength(8);
    expect(timestamp).toMatch(/^2026-03-10T12:00:00\.\d{9}Z$/);
  });

  it('agree with who holds what', async () => {
    const vault = open();
    const { licenseUsages } = await counts(vault);
    const clion = licenseUsages.find(({ code }) => code === 'CL');
    const held = vault.company.allocations.filter(({ code }) => code === 'CL');
    expect(clion).toMatchObject({ regularInUse: held.length, regularTotal: 10 });
    vault.setCounts('CL', { regularInUse: 4 });
    expect(vault.company.allocations.filter(({ code }) => code === 'CL')).toHaveLength(4);
    expect((await counts(vault)).licenseUsages[1]).toMatchObject({ regularInUse: 4 });
  });

  it('are the same for the same seed, and grow with the company', async () => {
    expect(await counts(open())).toEqual(await counts(open()));
    const large = await counts(open({ users: 50_000 }));
    expect(large.licenseUsages[1]).toMatchObject({ code: 'CL', regularTotal: 2500 });
  });
});

describe('denials', () => {
  it('are a bare array, read page by page until one is short', async () => {
    const vault = open({ denialsPerDay: 10 });
    const pages = await Promise.all(
      [0, 100, 200, 300].map((offset) =>
        denials(vault, `from=2026-01-01&offset=${offset}&limit=100`),
      ),
    );
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 100, 0]);
    expect(new Set(pages.flat().map((entry) => JSON.stringify(entry))).size).toBe(300);
    expect(Object.keys(pages[0]?.[0] ?? {})).toEqual([
      'timestamp',
      'username',
      'user_hostname',
      'user_ip',
      'product_name',
      'product_version',
      'reason',
      'description',
    ]);
  });

  it('begin at the day that was asked for, and name a plugin that no row of the counts names', async () => {
    const vault = open({ denialsPerDay: 20 });
    const since = await denials(vault, 'from=2026-03-09&offset=0&limit=100');
    expect(since.length).toBeGreaterThan(0);
    expect(since.every(({ timestamp = '' }) => timestamp >= '2026-03-09')).toBe(true);
    const all = await denials(vault, 'from=2026-01-01&offset=0&limit=1000');
    expect(all.map((entry) => entry['product_name'])).toContain(PLUGIN);
  });
});

describe('tokens', () => {
  const status = async (vault: StandInVault, authorization: string) =>
    (await get(vault, '/public-api/licenses/usage', authorization)).status;

  it('of the cloud: one, and a new one kills the old at once', async () => {
    const vault = open();
    const newer = vault.tokens.generate();
    expect(await status(vault, `Bearer ${TOKEN}`)).toBe(401);
    expect(await status(vault, `Bearer ${newer}`)).toBe(200);
    expect(await status(vault, `Automation ${newer}`)).toBe(401);
    vault.tokens.delete();
    expect(await status(vault, `Bearer ${newer}`)).toBe(401);
  });

  it('of IDE Services: many, until each expires', async () => {
    const clock = { now: START };
    const vault = createVault({ flavour: 'ide-services', now: () => clock.now });
    vault.tokens.add('short', 'token-that-expires-soon', START + 1000);
    vault.tokens.add('long', 'token-that-lasts-longer', START + 9000);
    expect(await status(vault, 'Automation token-that-expires-soon')).toBe(200);
    expect(await status(vault, 'Automation token-that-lasts-longer')).toBe(200);
    clock.now += 1000;
    expect(await status(vault, 'Automation token-that-expires-soon')).toBe(401);
    expect(await status(vault, 'Automation token-that-lasts-longer')).toBe(200);
    expect(await status(vault, 'Bearer token-that-lasts-longer')).toBe(401);
  });

  it('may be known and still forbidden', async () => {
    const vault = open();
    vault.tokens.forbid(TOKEN);
    expect(await status(vault, `Bearer ${TOKEN}`)).toBe(403);
  });
});

it('keeps what it was asked, for tests to look at', async () => {
  const vault = open();
  await get(vault, '/public-api/nothing');
  expect(vault.requests).toEqual([
    {
      method: 'GET',
      url: 'https://acme.fls.jetbrains.com/public-api/nothing',
      headers: { authorization: `Bearer ${TOKEN}` },
    },
  ]);
});
