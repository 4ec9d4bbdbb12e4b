import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readKey, removeKey } from '#lib/storage/keys-db.ts';
import { forgetTokens, readStoredToken, storeToken, sweepTokens } from '#lib/storage/tokens.ts';
import type { Connection } from '#lib/vault/connection.ts';

const owner = { id: 'vault-1', origin: 'https://acme.fls.jetbrains.com' };
const TOKEN = 'a-token-that-must-not-be-seen-0123456789';
const local = async () => await fakeBrowser.storage.local.get(null);
const session = async () => await fakeBrowser.storage.session.get(null);

beforeEach(async () => {
  fakeBrowser.reset();
  for (const { name = '' } of await indexedDB.databases()) await deleteDB(name);
});

async function tamper(change: (sealed: Record<string, string>) => Record<string, string>) {
  const [[key, sealed] = ['', {}]] = Object.entries(await local());
  await fakeBrowser.storage.local.set({ [key]: change(sealed as Record<string, string>) });
}
const flip = (text = '') => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

describe('a token kept on this device', () => {
  it('comes back as it was', async () => {
    const facts = await storeToken(owner, TOKEN, 'device', 42);
    expect(facts).toMatchObject({ keep: 'device', savedAt: 42 });
    expect(await readStoredToken(owner, facts)).toEqual({ ok: true, value: TOKEN });
  });

  it('comes back where the database of the keys cannot be opened at first', async () => {
    const facts = await storeToken(owner, TOKEN, 'device', 0);
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    expect(await readStoredToken(owner, facts)).toEqual({ ok: true, value: TOKEN });
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('is not called lost where the browser does not open that database at all', async () => {
    const facts = await storeToken(owner, TOKEN, 'device', 0);
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    expect(await readStoredToken(owner, facts)).toEqual({
      ok: false,
      failure: { kind: 'storage-unavailable' },
    });
    open.mockRestore();
    expect(await readStoredToken(owner, facts)).toEqual({ ok: true, value: TOKEN });
  });

  it('comes back, and so does a second one that is stored at the same moment, with the first key', async () => {
    const [one, other] = await Promise.all([
      storeToken(owner, TOKEN, 'device', 0),
      storeToken(owner, `${TOKEN}-new`, 'device', 0),
    ]);
    expect(await readStoredToken(owner, one)).toEqual({ ok: true, value: TOKEN });
    expect(await readStoredToken(owner, other)).toEqual({ ok: true, value: `${TOKEN}-new` });
  });

  it('stands nowhere in the clear', async () => {
    await storeToken(owner, TOKEN, 'device', 0);
    const everything = JSON.stringify([await local(), await session()]);
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain(btoa(TOKEN));
  });

  it('is encrypted anew each time', async () => {
    await storeToken(owner, TOKEN, 'device', 0);
    await storeToken(owner, TOKEN, 'device', 0);
    const [a, b] = Object.values(await local()) as { iv: string; data: string }[];
    expect(a?.iv).not.toBe(b?.iv);
    expect(a?.data).not.toBe(b?.data);
  });

  it('has a key that is on the disk before anything is encrypted with it', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const encrypted = vi.spyOn(crypto.subtle, 'encrypt');
    await storeToken(owner, TOKEN, 'device', 0);
    const writing = asked.mock.calls.findIndex(([, mode]) => mode === 'readwrite');
    expect(asked.mock.calls[writing]?.[2]).toEqual({ durability: 'strict' });
    const [at = Number.POSITIVE_INFINITY] = asked.mock.invocationCallOrder.slice(writing);
    expect(at).toBeLessThan(encrypted.mock.invocationCallOrder[0] ?? 0);
  });

  it('has a key that cannot be exported', async () => {
    await storeToken(owner, TOKEN, 'device', 0);
    expect((await readKey(owner.id))?.extractable).toBe(false);
  });

  it.each([
    ['the ciphertext', () => tamper((sealed) => ({ ...sealed, data: flip(sealed['data']) }))],
    ['the IV', () => tamper((sealed) => ({ ...sealed, iv: flip(sealed['iv']) }))],
    ['the shape', () => tamper(() => ({ nonsense: 'yes' }))],
    ['the key, which is lost,', () => removeKey(owner.id)],
    ['everything in storage', () => fakeBrowser.storage.local.clear()],
  ])('is unreadable, without a crash, after a change of %s', async (_what, damage) => {
    const facts = await storeToken(owner, TOKEN, 'device', 0);
    await damage();
    expect(await readStoredToken(owner, facts)).toEqual({
      ok: false,
      failure: { kind: 'token-unreadable' },
    });
  });

  it('cannot be opened for another origin', async () => {
    const facts = await storeToken(owner, TOKEN, 'device', 0);
    const elsewhere = { ...owner, origin: 'https://evil.fls.jetbrains.com' };
    expect(await readStoredToken(elsewhere, facts)).toMatchObject({ ok: false });
  });
});

describe('a token kept for this session', () => {
  it('leaves nothing in storage.local and no key', async () => {
    await storeToken(owner, TOKEN, 'session', 0);
    expect(await local()).toEqual({});
    expect(await readKey(owner.id)).toBeUndefined();
  });

  it('is missing after a restart', async () => {
    const facts = await storeToken(owner, TOKEN, 'session', 0);
    expect(await readStoredToken(owner, facts)).toEqual({ ok: true, value: TOKEN });
    await fakeBrowser.storage.session.clear();
    expect(await readStoredToken(owner, facts)).toEqual({
      ok: false,
      failure: { kind: 'token-missing' },
    });
  });
});

it('sweeps tokens that no connection names, and no others', async () => {
  const used = await storeToken(owner, TOKEN, 'device', 0);
  const candidate = await storeToken(owner, `${TOKEN}-new`, 'session', 0);
  await storeToken(owner, `${TOKEN}-orphan`, 'device', 0);
  await storeToken(owner, `${TOKEN}-orphan`, 'session', 0);
  await fakeBrowser.storage.local.set({ other: 1 });
  await sweepTokens([{ ...owner, token: used, candidate } as Connection]);
  expect(Object.keys(await local()).sort()).toEqual(['other', `token:${owner.id}:${used.ref}`]);
  expect(Object.keys(await session())).toEqual([`token:${owner.id}:${candidate.ref}`]);
});

it('forgets tokens and key, and the database with the last key', async () => {
  await storeToken(owner, TOKEN, 'device', 0);
  await storeToken({ ...owner, id: 'vault-2' }, TOKEN, 'device', 0);
  await forgetTokens('vault-1');
  expect(await readKey('vault-1')).toBeUndefined();
  expect(Object.keys(await local())).toEqual([expect.stringContaining('vault-2')]);
  await forgetTokens('vault-2');
  expect(await local()).toEqual({});
  expect(await indexedDB.databases()).toEqual([]);
});
