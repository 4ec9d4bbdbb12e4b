import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openChannel } from '#lib/platform/open-channel.ts';
import type { DenialDays, DenialsNews } from '#lib/protocol/denials.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const TOKEN = 'the-token-in-use-0123456789';
const HOUR_MS = 60 * 60_000;
const NOON = new Date(2026, 2, 10, 12).getTime();

let vault: StandInVault;
let lab: Lab;
let id: string;

beforeEach(async () => {
  vault = createVault({ now: () => START, denialsPerDay: 0 });
  vault.tokens.set(TOKEN);
  lab = await createLab({ 'acme.fls.jetbrains.com': vault.handler });
  lab.clock.now = NOON;
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'cloud',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  id = answer.value.id;
  lab.sent.length = 0;
});

/** Denials of user-1, user-2 … at these times. */
function deny(...times: number[]) {
  vault.company.denials = times.map((at, index) => ({
    at,
    user: `user-${index}@acme.example`,
    host: `pc-${index}.acme.example`,
    address: '192.0.2.1',
    product: 'CLion',
    version: '2025.1',
  }));
}

/** Opens the channel as the tab does; what it hears until its end. */
function open(days: DenialDays, of = id) {
  const times: number[] = [];
  const onGone = vi.fn();
  const { promise, resolve } = Promise.withResolvers<DenialsNews>();
  const channel = openChannel(
    'denials',
    { id: of, days },
    {
      onGone,
      onNews(news) {
        if (news.kind === 'rows') {
          times.push(...news.denials.map(({ at }) => at));
          channel.taken();
        } else {
          channel.close();
          resolve(news);
        }
      },
    },
  );
  return { close: channel.close, onGone, last: () => promise, times };
}

const queries = () => lab.sent.map(({ url }) => new URL(url).searchParams);

describe('reading denials for a page', () => {
  it.each([
    [1, [NOON - HOUR_MS]],
    [7, [NOON - 6 * 24 * HOUR_MS, NOON - 24 * HOUR_MS, NOON - HOUR_MS]],
    [30, [NOON - 29 * 24 * HOUR_MS, NOON - 6 * 24 * HOUR_MS, NOON - 24 * HOUR_MS, NOON - HOUR_MS]],
  ] as const)('of %d days tells those and no others', async (days, expected) => {
    deny(
      NOON - 30 * 24 * HOUR_MS - 12 * HOUR_MS,
      NOON - 29 * 24 * HOUR_MS,
      NOON - 6 * 24 * HOUR_MS,
      NOON - 24 * HOUR_MS,
      NOON - HOUR_MS,
    );
    const page = open(days);
    expect(await page.last()).toEqual({ kind: 'end', truncated: false, notUnderstood: 0 });
    expect(page.times).toEqual(expected);
  });

  it('asks for a day more, since whose midnight the vault means is not known', async () => {
    await open(7).last();
    expect(queries().map((query) => query.get('from'))).toEqual(['2026-03-03']);
  });

  it.each([
    [100, 2],
    [200, 3],
    [250, 3],
  ])('reads on until a page is not full: %d denials in %d pages', async (count, pages) => {
    deny(...Array.from({ length: count }, (_, index) => NOON - HOUR_MS + index));
    const page = open(1);
    expect(await page.last()).toMatchObject({ kind: 'end', truncated: false });
    expect(page.times).toHaveLength(count);
    expect(queries().map((query) => query.get('offset'))).toEqual(
      Array.from({ length: pages }, (_, at) => String(at * 100)),
    );
  });

  it('stops at 30,000 and says that there are more', async () => {
    deny(...Array.from({ length: 30_100 }, (_, index) => NOON - HOUR_MS + index));
    const page = open(1);
    expect(await page.last()).toEqual({ kind: 'end', truncated: true, notUnderstood: 0 });
    expect(page.times).toHaveLength(30_000);
  });

  it('stores no user, host or address', async () => {
    deny(NOON - HOUR_MS);
    await open(1).last();
    const stored = JSON.stringify(await lab.dump());
    expect(stored).toContain('acme.fls.jetbrains.com');
    for (const word of ['user-0', 'pc-0', '192.0.2.1']) expect(stored).not.toContain(word);
  });

  it('stops asking as soon as the page closes', async () => {
    vault.faults.set({ kind: 'headers-never' });
    const page = open(30);
    await vi.waitFor(() => expect(lab.sent).toHaveLength(1));
    const signal = lab.sent[0]?.signal;
    page.close();
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
    // And not because its time was up.
    expect(signal?.reason).toMatchObject({ message: 'The page has gone' });
    expect(page.onGone).not.toHaveBeenCalled();
  });

  it('tells the page when the worker is killed in the middle', async () => {
    vault.faults.set({ kind: 'headers-never' });
    const page = open(30);
    await vi.waitFor(() => expect(lab.sent).toHaveLength(1));
    await lab.restartWorker();
    await vi.waitFor(() => expect(page.onGone).toHaveBeenCalledOnce());
  });
});

describe('when denials cannot be read', () => {
  it('tells why', async () => {
    vault.faults.set({ kind: 'status', status: 403 });
    expect(await open(1).last()).toEqual({ kind: 'failed', failure: { kind: 'not-permitted' } });
  });

  it('tells that the vault was forgotten meanwhile', async () => {
    expect(await open(1, 'gone').last()).toEqual({
      kind: 'problem',
      problem: { kind: 'unknown-vault' },
    });
  });

  it('tells that the browser denies access, and asks nothing', async () => {
    lab.allowed.clear();
    expect(await open(1).last()).toEqual({ kind: 'failed', failure: { kind: 'no-access' } });
    expect(lab.sent).toEqual([]);
  });

  it('leaves a vault alone that asked for a pause, until it has passed', async () => {
    const headers = { 'retry-after': '600' };
    vault.faults.set({ kind: 'status', status: 429, headers }, { times: 1 });
    const paused = { kind: 'failed', failure: { kind: 'rate-limited', until: NOON + 600_000 } };
    expect(await open(1).last()).toEqual(paused);
    expect(await open(7).last()).toEqual(paused);
    expect(lab.sent).toHaveLength(1);
    expect(await lab.schedule(id)).toMatchObject({ silentUntil: NOON + 600_000 });
    lab.clock.now = NOON + 600_000;
    expect(await open(7).last()).toMatchObject({ kind: 'end' });
  });
});
