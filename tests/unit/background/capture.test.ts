import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSeen } from '#lib/storage/pages.ts';
import { readRotationState } from '#lib/storage/rotation-state.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const TOKEN = 'the-token-in-use-0123456789';
const NEWER = 'the-newer-token-0123456789';
const HOST = 'acme.fls.jetbrains.com';
const IDE_PAGE = 'https://acme.jetbrains-ide-services.com';
const IDE_API = 'https://acme.lv.jetbrains-ide-services.com';
const minute = 60_000;

let vault: StandInVault;
let lab: Lab;

beforeEach(async () => {
  vault = createVault({ now: () => START });
  vault.tokens.set(TOKEN);
  lab = await createLab({ [HOST]: vault.handler });
});

afterEach(() => vi.restoreAllMocks());

const capture = (token = TOKEN, keep: 'device' | 'session' = 'device') =>
  lab.askPage<'page.capture'>({ name: 'page.capture', token, keep });
const hello = async (from?: Parameters<Lab['askPage']>[1]) => {
  const answer = await lab.askPage<'page.hello'>({ name: 'page.hello' }, from);
  return answer?.ok ? answer.value : null;
};
const connection = async () => (await lab.state()).connections[0];
const view = async () => (await lab.state()).views[(await connection())?.id ?? ''];

describe('the first token of a vault that nobody has connected', () => {
  it('connects it, with numbers, and tells a fingerprint only', async () => {
    const answer = await capture();
    expect(answer).toEqual({
      ok: true,
      value: { proven: true, refused: false, fingerprint: expect.stringMatching(/^[0-9a-f]{4}$/) },
    });
    expect(await connection()).toMatchObject({
      name: 'acme',
      origin: `https://${HOST}`,
      pageOrigin: `https://${HOST}`,
      flavour: 'cloud',
      token: { keep: 'device' },
      candidate: null,
    });
    expect((await view())?.counts?.products).toHaveLength(15);
    expect((await lab.state()).settings.activeId).toBe((await connection())?.id);
    expect(JSON.stringify([answer, await lab.dump()])).not.toContain(TOKEN);
  });

  it('is kept for the session only where the admin wants that', async () => {
    await capture(TOKEN, 'session');
    expect((await lab.dump()).databases).toEqual([]);
    expect(await connection()).toMatchObject({ token: { keep: 'session' } });
  });

  it('is kept while the vault cannot be reached, and connects by itself later', async () => {
    vault.faults.set({ kind: 'status', status: 503 });
    expect(await capture()).toMatchObject({ ok: true, value: { proven: false, refused: false } });
    expect((await hello())?.status).toMatchObject({ state: 'unproven', workedAt: null });
    vault.faults.clear();
    await lab.restartWorker();
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect.poll(async () => (await hello())?.status.state).toBe('working');
  });

  it('is kept, and said to be refused, when the vault does not know it', async () => {
    expect(await capture(NEWER)).toMatchObject({ value: { proven: false, refused: true } });
    expect((await hello())?.status.state).toBe('rejected');
  });

  it('is kept where the browser has taken the access away, and nothing is sent', async () => {
    lab.allowed.clear();
    expect(await capture()).toMatchObject({ ok: true, value: { proven: false, refused: true } });
    expect(lab.sent).toEqual([]);
    expect((await hello())?.status).toMatchObject({ state: 'unproven', isStuck: true });
    lab.allowed.add(`https://${HOST}`);
    await lab.ask({ name: 'vault.test', id: (await connection())?.id ?? '' });
    expect((await hello())?.status.state).toBe('working');
  });

  it('finds another flavour by trying', async () => {
    const other = createVault({ flavour: 'ide-services', now: () => START });
    other.tokens.add('x', TOKEN, Number.POSITIVE_INFINITY);
    lab = await createLab({ [HOST]: other.handler });
    expect(await capture()).toMatchObject({ value: { proven: true } });
    expect(await connection()).toMatchObject({ flavour: 'ide-services' });
  });

  it('comes from two tabs at once and makes one vault', async () => {
    await Promise.all([capture(), capture()]);
    expect((await lab.state()).connections).toHaveLength(1);
    expect((await hello())?.status.state).toBe('working');
  });

  it.each([
    ['short', 'short'],
    ['a sentence', 'this is not a token at all'],
    ['letters of another script', 'токен-токен-токен-токен'],
    ['too long', 'x'.repeat(8193)],
  ])('is not saved when it is %s', async (_what, token) => {
    expect(await capture(token)).toMatchObject({ ok: false, problem: { kind: 'token-shape' } });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });
});

it('answers a page although what is stored cannot be read', async () => {
  await capture();
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('broken'));
  const answer = await lab.askPage({ name: 'page.hello' }, { origin: IDE_PAGE });
  expect(answer).toMatchObject({ ok: false, problem: { kind: 'internal' } });
});

describe('a newer token of a connected vault', () => {
  beforeEach(async () => void (await capture()));

  it('replaces the old one once a call has worked with it', async () => {
    const before = (await connection())?.token.ref;
    vault.tokens.set(NEWER);
    expect(await capture(NEWER)).toMatchObject({ value: { proven: true } });
    expect((await connection())?.token.ref).not.toBe(before);
    expect((await lab.state()).connections).toHaveLength(1);
  });

  it('leaves the old one in use while it is refused', async () => {
    expect(await capture(NEWER)).toMatchObject({ value: { proven: false, refused: true } });
    const known = await hello();
    expect(known?.status).toMatchObject({ state: 'working', candidate: expect.any(String) });
  });

  it('is kept, with the old one, where the browser has taken the access away', async () => {
    vault.tokens.set(NEWER);
    lab.allowed.clear();
    lab.sent.length = 0;
    expect(await capture(NEWER)).toMatchObject({ value: { proven: false, refused: true } });
    expect(lab.sent).toEqual([]);
    expect((await connection())?.candidate).not.toBeNull();
    lab.allowed.add(`https://${HOST}`);
    await lab.ask({ name: 'vault.retryCandidate', id: (await connection())?.id ?? '' });
    expect((await hello())?.status).toMatchObject({ state: 'working', candidate: null });
  });

  it('takes the address from the browser alone', async () => {
    const other = createVault({ now: () => START, seed: 9 });
    other.tokens.set(NEWER);
    lab = await createLab({ [HOST]: vault.handler, 'beta.fls.jetbrains.com': other.handler });
    await capture();
    const answer = await lab.askPage<'page.capture'>(
      { name: 'page.capture', token: NEWER, keep: 'device' },
      { origin: 'https://beta.fls.jetbrains.com' },
    );
    expect(answer).toMatchObject({ value: { proven: true } });
    const names = (await lab.state()).connections.map(({ name }) => name);
    expect(names).toEqual(['acme', 'beta']);
    const toAcme = lab.sent.filter(({ url }) => new URL(url).host === HOST);
    expect(toAcme.some(({ headers }) => headers.get('authorization')?.includes(NEWER))).toBe(false);
  });
});

describe('who may ask', () => {
  const all = [
    { name: 'page.hello' },
    { name: 'page.capture', token: TOKEN, keep: 'device' },
    { name: 'page.dismiss', for: 'good' },
    { name: 'page.specification', text: '{}' },
  ] as const;

  it.each([
    ['a frame', { frameId: 1 }],
    ['a foreign page', { origin: 'https://evil.example' }],
    ['an IDE Services page that nobody connected', { origin: IDE_PAGE }],
  ])('not %s', async (_who, from) => {
    for (const command of all) expect(await lab.askPage(command as never, from)).toBeNull();
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });

  it('nobody on a vault’s page for a command of the extension’s pages', async () => {
    expect(await lab.askPage({ name: 'vault.forget', id: 'x' } as never)).toBeNull();
  });

  it('and no page of ours for a command of the vault’s page', async () => {
    await expect(lab.ask({ name: 'page.hello' } as never)).rejects.toThrow('did not answer');
  });

  it('nobody for a command with an address in it', async () => {
    const command = {
      name: 'page.capture',
      token: TOKEN,
      keep: 'device',
      origin: 'https://x.example',
    };
    expect(await lab.askPage(command as never)).toBeNull();
  });
});

describe('IDE Services', () => {
  beforeEach(async () => {
    const other = createVault({ flavour: 'ide-services', now: () => START });
    other.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
    other.tokens.add('second', NEWER, Number.POSITIVE_INFINITY);
    lab = await createLab({ [new URL(IDE_API).host]: other.handler });
    lab.allowed.add(IDE_PAGE);
    await lab.ask({
      name: 'vault.connect',
      address: IDE_PAGE,
      apiAddress: IDE_API,
      token: TOKEN,
      keep: 'device',
      flavour: 'find',
      plan: 'unknown',
    });
  });

  it('has its page registered as soon as it is connected, and dropped when it is forgotten', async () => {
    await expect.poll(() => lab.registered()).toEqual([`${IDE_PAGE}/*`]);
    await lab.ask({ name: 'vault.forget', id: (await connection())?.id ?? '' });
    await expect.poll(() => lab.registered()).toEqual([]);
    expect([...lab.allowed]).toEqual([]);
  });

  it('has it registered again after a start, and not where access was taken away', async () => {
    lab.allowed.delete(IDE_PAGE);
    await lab.restartWorker();
    expect(lab.registered()).toEqual([]);
    lab.allowed.add(IDE_PAGE);
    await lab.restartWorker();
    expect(lab.registered()).toEqual([`${IDE_PAGE}/*`]);
  });

  it('sends a captured token to the API host that the admin confirmed', async () => {
    const answer = await lab.askPage<'page.capture'>(
      { name: 'page.capture', token: NEWER, keep: 'device' },
      { origin: IDE_PAGE },
    );
    expect(answer).toMatchObject({ value: { proven: true } });
    const origins = new Set(lab.sent.map(({ url }) => new URL(url).origin));
    expect([...origins]).toEqual([IDE_API]);
  });
});

describe('dismissing', () => {
  it('for the visit holds for the tab, and not for another one', async () => {
    await lab.askPage({ name: 'page.dismiss', for: 'visit' }, { tabId: 7 });
    expect((await hello({ tabId: 7 }))?.dismissed).toBe(true);
    expect((await hello({ tabId: 8 }))?.dismissed).toBe(false);
    await lab.restartBrowser();
    expect((await hello({ tabId: 7 }))?.dismissed).toBe(false);
  });

  it('for good holds after a restart, for this vault alone', async () => {
    await lab.askPage({ name: 'page.dismiss', for: 'good' });
    await lab.restartBrowser();
    expect((await hello({ tabId: 9 }))?.dismissed).toBe(true);
    expect((await hello({ origin: 'https://beta.fls.jetbrains.com' }))?.dismissed).toBe(false);
  });

  it('is forgotten with the vault', async () => {
    await capture();
    await lab.askPage({ name: 'page.dismiss', for: 'good' });
    await lab.askPage({ name: 'page.seen', found: ['generate'], missing: [], confidence: 0.3 });
    await lab.ask({ name: 'vault.forget', id: (await connection())?.id ?? '' });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });
});

it('remembers for the Health section what a page had and what was missing', async () => {
  await lab.askPage({
    name: 'page.seen',
    found: ['token-heading'],
    missing: ['generate'],
    confidence: 0.4,
  });
  expect(await readSeen()).toEqual({
    [`https://${HOST}`]: {
      at: lab.clock.now,
      found: ['token-heading'],
      missing: ['generate'],
      confidence: 0.4,
    },
  });
});

describe('while a rotation is under way', () => {
  beforeEach(async () => {
    await capture();
    await lab.ask({ name: 'rotation.start', id: (await connection())?.id ?? '' });
  });

  it('the page is told what it waits for', async () => {
    const rotation = { kind: 'rotation', waitsFor: 'token', left: 0 };
    expect((await hello())?.status.rotation).toEqual(rotation);
    await lab.restartBrowser();
    expect((await hello())?.status.rotation).toEqual(rotation);
    await lab.ask({ name: 'rotation.cancel', id: (await connection())?.id ?? '' });
    expect((await hello())?.status.rotation).toBeNull();
  });

  it('the page leads to where it goes on, and to the settings when there is none', async () => {
    const places = vi.spyOn(fakeBrowser.tabs, 'create');
    const settings = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage');
    await lab.askPage({ name: 'page.settings' });
    expect(places).toHaveBeenCalledExactlyOnceWith({
      url: expect.stringMatching(/\/options\.html#rotation$/),
    });
    expect(settings).not.toHaveBeenCalled();
    await lab.ask({ name: 'rotation.cancel', id: (await connection())?.id ?? '' });
    await lab.askPage({ name: 'page.settings' });
    expect(settings).toHaveBeenCalledOnce();
    expect(places).toHaveBeenCalledOnce();
  });
});

it('tells of the page that was recognized best, and after an hour of what there is now', async () => {
  const told = async () => (await readSeen())[`https://${HOST}`]?.missing;
  const see = (missing: string[], confidence: number) =>
    lab.askPage({ name: 'page.seen', found: [], missing, confidence });
  await see(['delete'], 0.9);
  // Another page of the vault speaks of tokens too.
  lab.clock.now += 59 * minute;
  await see(['token-heading'], 0.3);
  expect(await told()).toEqual(['delete']);
  lab.clock.now += minute;
  await see(['generate'], 0.4);
  expect(await told()).toEqual(['generate']);
});

it('what was hidden for good is shown again on the admin’s word, and elsewhere stays hidden', async () => {
  const other = { origin: 'https://other.fls.jetbrains.com' };
  await lab.askPage<'page.dismiss'>({ name: 'page.dismiss', for: 'good' });
  await lab.askPage<'page.dismiss'>({ name: 'page.dismiss', for: 'good' }, other);
  expect((await readRotationState()).hidden).toEqual([`https://${HOST}`, other.origin]);
  expect((await hello())?.dismissed).toBe(true);

  await lab.ask<'page.showAgain'>({ name: 'page.showAgain', host: HOST });
  expect((await readRotationState()).hidden).toEqual([other.origin]);
  expect((await hello())?.dismissed).toBe(false);
  expect((await hello(other))?.dismissed).toBe(true);
});
