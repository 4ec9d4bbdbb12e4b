import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createClientFor, isBound } from '#lib/background/bound.ts';
import { findConnection } from '#lib/background/connections.ts';
import type { Services } from '#lib/background/services.ts';
import { learned } from '#lib/storage/learned.ts';
import { bindingsOf, healthOf, readLearned } from '#lib/storage/learned-state.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { BoundClient } from '#lib/vault/bound-client.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { swaggoQuery } from '#tests/vault/dialects/swaggo-query.ts';
import { inProcessFetch } from '#tests/vault/in-process.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const HOST = 'acme.fls.jetbrains.com';
const TOKEN = 'the-token-in-use-0123456789';
const minute = 60_000;

let vault: StandInVault;
let lab: Lab;
let connection: Connection;

afterEach(() => vi.restoreAllMocks());

async function connect(dialect: Dialect): Promise<void> {
  vault = createVault({ dialect, now: () => START });
  vault.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  lab = await createLab({ [HOST]: vault.handler });
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: HOST,
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  const found = await findConnection(answer.value.id);
  if (!found) throw new Error('not connected');
  connection = found;
}

const services = (): Services => ({
  fetch: inProcessFetch({ [HOST]: vault.handler }, (request) => lab.sent.push(request)),
  now: () => lab.clock.now,
  random: () => 0.5,
  setTimer: () => () => undefined,
});

async function client(): Promise<BoundClient> {
  const made = await createClientFor(services(), connection);
  if (!made.ok) throw new Error(made.failure.kind);
  return made.value;
}

async function licenses(): Promise<[UserLicense, ...UserLicense[]]> {
  const user = vault.company.allocations[0]?.user ?? '';
  const found = await (await client()).userLicenses(user);
  if (!found.ok) throw new Error(found.failure.kind);
  const [first, ...rest] = found.value;
  if (!first) throw new Error('no license');
  return [first, ...rest];
}

const read = () => lab.ask<'specification.read'>({ name: 'specification.read', id: connection.id });
const records = async () => bindingsOf(await readLearned(), connection.id);
const health = async (ability: Ability) => healthOf(await readLearned(), connection.id)[ability];

async function confirm(ability: Ability): Promise<void> {
  const { binding } = (await records()).abilities[ability];
  const fingerprint = binding?.operation.fingerprint ?? '';
  await lab.ask({ name: 'ability.confirm', id: connection.id, ability, fingerprint });
}

describe('the client of a connected vault', () => {
  beforeEach(async () => {
    await connect(springdocNested);
    await read();
  });

  it('does what is bound, with the token in use', async () => {
    lab.sent.length = 0;
    expect(await licenses()).not.toHaveLength(0);
    expect(lab.sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      `Bearer ${TOKEN}`,
    ]);
  });

  it('never writes before the admin has confirmed it: nothing leaves', async () => {
    const [license] = await licenses();
    lab.sent.length = 0;
    expect(await (await client()).revokeOne(license)).toMatchObject({
      failure: { kind: 'not-bound', ability: 'revoke-one' },
    });
    expect(lab.sent).toEqual([]);
    expect(vault.revoked).toEqual([]);
  });

  it('writes once it was confirmed, and that operation alone', async () => {
    await confirm('revoke-one');
    const [license] = await licenses();
    expect(await (await client()).revokeOne(license)).toEqual({ ok: true, value: null });
    expect(vault.revoked).toHaveLength(1);
    expect(await (await client()).revokeAll(license.user)).toMatchObject({
      failure: { kind: 'not-bound' },
    });
    expect(vault.strayed).toEqual([]);
  });

  it('says what is bound, a writing ability only after it was confirmed', async () => {
    expect(await isBound(connection, 'user-licenses')).toBe(true);
    expect(await isBound(connection, 'revoke-one')).toBe(false);
    await confirm('revoke-one');
    expect(await isBound(connection, 'revoke-one')).toBe(true);
  });

  it('writes down how each ability fared, and not what was never sent', async () => {
    const [license] = await licenses();
    await (await client()).revokeOne(license);
    expect(await health('user-licenses')).toMatchObject({ successes: 1, failures: 0 });
    expect(await health('revoke-one')).toMatchObject({ successes: 0, failures: 0 });
  });

  it('calls a report good when its end has come', async () => {
    const period = { from: '2026-03-01', to: '2026-03-09' };
    const report = await (await client()).report(period);
    if (!report.ok) throw new Error(report.failure.kind);
    expect((await health('usage-report')).successes).toBe(0);
    for (let step = await report.value.next(); step.ok && step.value; ) {
      step = await report.value.next();
    }
    expect(await health('usage-report')).toMatchObject({ successes: 1, failures: 0 });
  });

  it('looks at the specification again when a bound ability is answered as if it had changed', async () => {
    vault.faults.set({ kind: 'status', status: 400 }, { ability: 'user-licenses' });
    await (await client()).userLicenses('somebody@acme.example');
    expect((await records()).lookDue).toBe(true);
    lab.sent.length = 0;
    lab.clock.now += 61 * minute;
    await lab.ringAlarm();
    await expect.poll(async () => (await records()).look?.at).toBe(lab.clock.now);
    expect(await records()).toMatchObject({ lookDue: false, look: { problem: null } });
  });

  it.each([
    ['access', 'no-access', () => lab.allowed.clear()],
    [
      'the token',
      'token-unreadable',
      () => fakeBrowser.storage.local.remove(`token:${connection.id}:${connection.token.ref}`),
    ],
  ])('is not made without %s', async (_what, kind, take) => {
    await take();
    expect(await createClientFor(services(), connection)).toMatchObject({ failure: { kind } });
  });

  it('is not made while the vault wants silence, whoever was told so', async () => {
    vault.faults.set({ kind: 'status', status: 429 }, { ability: 'user-licenses', times: 1 });
    const until = lab.clock.now + minute;
    const silent = { ok: false, failure: { kind: 'rate-limited', until } };
    expect(await (await client()).userLicenses('somebody@acme.example')).toEqual(silent);
    lab.sent.length = 0;
    lab.clock.now += 50_000;
    expect(await createClientFor(services(), connection)).toEqual(silent);
    expect(await lab.ask({ name: 'vault.test', id: connection.id })).toEqual({
      ok: true,
      value: { checks: [{ ability: 'license-counts', failure: silent.failure }] },
    });
    expect(lab.sent).toEqual([]);
    lab.clock.now += 10_000;
    expect(await createClientFor(services(), connection)).toMatchObject({ ok: true });
  });

  it('tells what the vault said although it cannot be written down', async () => {
    await confirm('revoke-one');
    const [license] = await licenses();
    vi.spyOn(learned.health, 'update').mockRejectedValue(new Error('The storage is full'));
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    expect(await (await client()).revokeOne(license)).toEqual({ ok: true, value: null });
  });
});

describe('a vault that has its counts elsewhere', () => {
  const paths = () => lab.sent.map(({ url }) => new URL(url).pathname);

  beforeEach(() => connect(swaggoQuery));

  it('is connected by what its specification says', async () => {
    const { abilities } = await records();
    expect(abilities['license-counts'].binding?.source).toBe('specification');
    const { views } = await lab.state();
    const products = views[connection.id]?.counts?.products ?? [];
    expect(products.length).toBeGreaterThan(10);
    // By its code a product is disconnected; its row is called a license's.
    expect(products).toContainEqual(expect.objectContaining({ code: 'CL', name: 'CLion' }));
  });

  it('is refreshed that way too, without another look at the published paths', async () => {
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id: connection.id, by: 'person' });
    expect(paths().length).toBeGreaterThan(1);
    expect(paths().filter((path) => path.startsWith('/public-api/licenses/usage'))).toEqual([]);
    const { views } = await lab.state();
    expect(views[connection.id]?.attempt).toEqual({ at: lab.clock.now, failure: null });
  });
});
