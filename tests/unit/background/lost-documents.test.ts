import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createActsLab } from './acts/acts-lab.ts';
import { createLab, type Lab, START } from './lab.ts';
import { second } from './tiny-lab.ts';

const TOKEN = 'the-token-in-use-0123456789';

let vault: StandInVault;
let lab: Lab;

beforeEach(async () => {
  vault = createVault({ now: () => START });
  vault.tokens.set(TOKEN);
  lab = await createLab({ 'acme.fls.jetbrains.com': vault.handler });
});

const connect = (keep: 'device' | 'session') =>
  lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep,
    flavour: 'find',
    plan: 'unknown',
  });

async function connected(): Promise<string> {
  const answer = await connect('device');
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value.id;
}

const { local } = fakeBrowser.storage;

afterEach(() => vi.restoreAllMocks());

describe('connections that this version cannot read', () => {
  it.each([
    ['a newer Seatkeeper wrote', { version: 99, value: 'of the future' }],
    ['were damaged', { version: 2, value: [{ id: 7 }] }],
  ])('because they %s keep their tokens through a start', async (_why, unreadable) => {
    const id = await connected();
    const { connections: good } = await local.get('connections');
    await local.set({ connections: unreadable });
    await lab.restartWorker();
    await local.set({ connections: good });
    await lab.restartWorker();
    await lab.ask({ name: 'vault.test', id });
    expect((await lab.state()).views[id]?.attempt?.failure).toBeNull();
  });
});

describe('settings that cannot be read', () => {
  it.each([
    ['of a newer Seatkeeper', { version: 99, value: 'of the future' }],
    ['that were damaged', { version: 2, value: { readOnly: 'yes' } }],
  ])('%s count as read-only: nothing is sent', async (_why, unreadable) => {
    const acts = await createActsLab();
    await local.set({ settings: unreadable });
    expect(await acts.revoke()).toMatchObject({ ok: false, problem: { kind: 'read-only' } });
    await acts.pass(30 * second);
    expect(acts.vault.writes).toEqual([]);
  });

  it('are read-only until the admin says otherwise', async () => {
    const acts = await createActsLab();
    await local.set({ settings: { version: 2, value: { readOnly: 'yes' } } });
    await acts.ask({ name: 'vault.select', id: acts.id });
    expect(await acts.revoke()).toMatchObject({ ok: false, problem: { kind: 'read-only' } });
    await acts.ask({ name: 'acts.settings', readOnly: false });
    expect(await acts.revoke()).toMatchObject({ ok: true });
  });
});

describe('forgetting a vault', () => {
  it('leaves nothing of what could not be read, but the audit log', async () => {
    const id = await connected();
    const damaged = { version: 1, value: 'damaged' };
    await local.set({ views: damaged, acts: damaged, 'unreadable:audit': damaged });
    await lab.ask({ name: 'vault.test', id });
    expect(await local.get('unreadable:views')).toEqual({ 'unreadable:views': damaged });
    await lab.ask({ name: 'vault.forget', id });
    expect((await lab.dump()).local).toEqual({ 'unreadable:audit': damaged });
    await lab.ask({ name: 'vault.forget', id: await connected(), audit: true });
    expect((await lab.dump()).local).toEqual({});
  });

  it('works where the browser has no database for keys, as it did without one', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', 'InvalidStateError');
    });
    expect(await connect('device')).toEqual({
      ok: false,
      problem: { kind: 'storage-unavailable' },
    });
    expect((await lab.dump()).local).toEqual({});
    const session = await connect('session');
    if (!session.ok) throw new Error(JSON.stringify(session.problem));
    await lab.ask({ name: 'vault.forget', id: session.value.id });
    expect((await lab.state()).connections).toEqual([]);
    expect(await lab.dump()).toMatchObject({ local: {}, session: {} });
  });
});

describe('a full storage', () => {
  it.each([
    'Resource::kQuotaBytes quota exceeded',
    'QuotaExceededError: storage.local API call exceeded its quota limitations.',
    'IO error: /x/000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)',
  ])('is told as such: %s', async (message) => {
    const id = await connected();
    const before = await lab.dump();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error(message));
    expect(
      await lab.ask({ name: 'vault.replaceToken', id, token: `${TOKEN}-2`, keep: 'device' }),
    ).toEqual({ ok: false, problem: { kind: 'storage-full' } });
    expect(await lab.dump()).toEqual(before);
  });

  it('is not confused with other faults of storage', async () => {
    const id = await connected();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('Corruption'));
    expect(await lab.ask({ name: 'vault.select', id })).toMatchObject({
      problem: { kind: 'internal' },
    });
  });
});

it('says that a newer Seatkeeper wrote what is stored, and changes nothing of it', async () => {
  await local.set({ connections: { version: 99, value: 'of the future' } });
  expect(await connect('device')).toEqual({ ok: false, problem: { kind: 'newer-data' } });
  expect(await local.get('connections')).toMatchObject({ connections: { version: 99 } });
});
