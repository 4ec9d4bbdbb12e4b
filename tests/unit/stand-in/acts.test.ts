import { expect, it } from 'vitest';
import { countsOf } from '#tests/vault/company.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { personOf } from '#tests/vault/directory.ts';
import { createVault, type VaultOptions } from '#tests/vault/vault.ts';
import { springdocNested as driving } from './drives/before-binder.ts';
import { sending, TOKEN } from './drives/drive.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const alice = personOf(190);

function open(options: VaultOptions = {}) {
  const clock = { now: START };
  const vault = createVault({ now: () => clock.now, dialect: springdocNested, ...options });
  vault.tokens.set(TOKEN);
  return { clock, vault, drive: driving(sending(vault, 'Bearer')) };
}

it('gives a license by buying one where none is free', () => {
  const { vault } = open();
  vault.setCounts('CL', { regularInUse: 10, regularTotal: 10 });
  vault.allocate(alice.number, 'CL');
  expect(countsOf(vault.company, 'CL')).toMatchObject({ regularInUse: 11, regularTotal: 11 });
  vault.setCounts('CL', { regularInUse: 4, regularTotal: 10 });
  vault.allocate(alice.number, 'CL');
  expect(countsOf(vault.company, 'CL')).toMatchObject({ regularInUse: 5, regularTotal: 10 });
});

it('frees a revoked license at once, and its user stays without one', async () => {
  const { vault, drive, clock } = open();
  const { id } = vault.allocate(alice.number, 'PC');
  const before = countsOf(vault.company, 'PC').regularInUse;
  await drive.revokeOne?.(alice, id);
  expect(countsOf(vault.company, 'PC').regularInUse).toBe(before - 1);
  clock.now += 60 * 60_000;
  expect(await drive.licenses(alice)).toEqual([]);
});

it('gives a license again, with another id, to a user whose IDE runs on', async () => {
  const { vault, drive, clock } = open({ comesBack: { afterMs: 5000 } });
  const { id } = vault.allocate(alice.number, 'PC');
  await drive.revokeOne?.(alice, id);
  clock.now += 4999;
  expect(await drive.licenses(alice)).toEqual([]);
  clock.now += 1;
  const [again = ''] = await drive.licenses(alice);
  expect(again).not.toBe(id);
  expect(vault.company.allocations.find((one) => one.id === again)).toMatchObject({
    user: alice.email,
    code: 'PC',
    since: START + 5000,
  });
});

it('gives it only to whom a test names', async () => {
  const comesBack = { afterMs: 1, who: (user: string) => user === alice.email };
  const { vault, drive, clock } = open({ comesBack });
  const bob = personOf(191);
  for (const { number } of [alice, bob]) vault.allocate(number, 'PC');
  for (const user of [alice, bob]) await drive.revokeAll?.(user);
  clock.now += 1;
  expect(await drive.licenses(alice)).toHaveLength(1);
  expect(await drive.licenses(bob)).toEqual([]);
});

it.each([
  ['the pack', 'ALL', { regularInUse: 5, regularTotal: 6 }, { code: 'ALL', kind: 'regular' }],
  ['postpaid', 'PC', { trueUpTotal: 1 }, { code: 'PC', kind: 'trueUp' }],
])('gives one of %s where no prepaid one of the product is free', async (_, code, counts, held) => {
  const { vault, drive, clock } = open({ comesBack: { afterMs: 1000 } });
  const { id } = vault.allocate(alice.number, 'PC');
  await drive.revokeOne?.(alice, id);
  vault.setCounts('PC', { regularInUse: 20, regularTotal: 20 });
  vault.setCounts('ALL', { regularInUse: 64, regularTotal: 64, trueUpInUse: 10, trueUpTotal: 10 });
  vault.setCounts(code, counts);
  clock.now += 1000;
  const [again = ''] = await drive.licenses(alice);
  expect(vault.company.allocations.find((one) => one.id === again)).toMatchObject(held);
});

it('refuses a user who comes back when nothing is free, and remembers the denial', async () => {
  const { vault, drive, clock } = open({ comesBack: { afterMs: 1000 } });
  const { id } = vault.allocate(alice.number, 'CL');
  await drive.revokeOne?.(alice, id);
  vault.setCounts('CL', { regularInUse: 10, regularTotal: 10 });
  vault.setCounts('ALL', { regularInUse: 64, regularTotal: 64, trueUpInUse: 10, trueUpTotal: 10 });
  clock.now += 1000;
  expect(await drive.licenses(alice)).toEqual([]);
  expect(vault.company.denials.at(-1)).toMatchObject({
    user: alice.email,
    product: 'CLion',
    at: START + 1000,
  });
});
