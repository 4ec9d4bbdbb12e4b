import { describe, expect, it, vi } from 'vitest';
import { openChannel } from '#lib/platform/open-channel.ts';
import type { ReportNews } from '#lib/protocol/report.ts';
import type { FromWorker } from '#lib/report/messages.ts';
import { createSession } from '#lib/report/session.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { fastapiFlat } from '#tests/vault/dialects/fastapi-flat.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { createUsageReport } from '#tests/vault/report.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const HOST = 'acme.fls.jetbrains.com';
const TOKEN = 'the-token-in-use-0123456789';
const PERIOD = { from: '2026-02-01', to: '2026-03-10' };

/** Connects a vault that speaks the dialect, and learns it. */
async function learn(
  dialect: Dialect,
  reportRows = 777,
  around: (response: Response) => Response = (response) => response,
) {
  const vault = createVault({ dialect, reportRows, now: () => START });
  vault.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  const lab = await createLab({
    [HOST]: async (request) => around(await vault.handler(request)),
  });
  const connected = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: HOST,
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problem));
  const { id } = connected.value;
  const { text } = dialect.specification;
  await lab.ask({ name: 'specification.import', id, text });
  lab.sent.length = 0;
  return { vault, lab, id };
}

/** Opens the channel and reads what comes, as the page and its worker do. */
function load(id: string, { take = true, period = PERIOD } = {}) {
  const said: FromWorker[] = [];
  const news: ReportNews[] = [];
  const onGone = vi.fn();
  const { promise, resolve } = Promise.withResolvers<ReportNews>();
  const hear = createSession({
    post: (message) => said.push(message),
    now: () => 0,
    pause: async () => undefined,
  });
  const channel = openChannel(
    'report',
    { id, period },
    {
      onGone,
      onNews(one) {
        news.push(one);
        if (one.kind === 'open') hear({ kind: 'open', shape: one });
        else if (one.kind === 'piece') {
          hear(one);
          if (take) channel.taken();
        } else {
          hear({ kind: 'end', complete: one.kind === 'end' });
          channel.close();
          resolve(one);
        }
      },
    },
  );
  return {
    news,
    onGone,
    close: channel.close,
    taken: channel.taken,
    last: () => promise,
    problem: () => said.find(({ kind }) => kind === 'problem'),
    columns(): string[][] {
      hear({ kind: 'window', from: 0, count: 1_000_000 });
      const window = said.at(-1);
      const rows = window?.kind === 'window' ? window.rows : [];
      return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));
    },
    summary() {
      const ready = said.find((message) => message.kind === 'ready');
      if (ready?.kind !== 'ready') throw new Error('The report is not ready');
      return ready.summary;
    },
  };
}

/**
 * Rows that come of a vault which gives fewer at once than it is asked for, and whose specification
 * does not say so. An entry that is read to its end one day has to leave this list.
 */
const shortOf: Readonly<Record<string, number>> = { 'rails-forms': 200 };

const pieces = (news: ReportNews[]) => news.filter(({ kind }) => kind === 'piece');

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  'in %s',
  (_, dialect) => {
    it('the report is read to its last row, or it is said that nothing tells how', async () => {
      const { lab, vault, id } = await learn(dialect);
      const page = load(id);
      const last = await page.last();
      expect(vault.strayed).toEqual([]);
      if (last.kind === 'failed') {
        expect(last.failure).toEqual({ kind: 'not-bound', ability: 'usage-report' });
        expect(lab.sent).toEqual([]);
        return;
      }
      expect(last).toEqual({ kind: 'end' });
      expect(page.problem()).toBeUndefined();
      const report = createUsageReport(
        777,
        createVault({ now: () => START }).company.allocations,
        START,
      );
      const count = shortOf[dialect.name] ?? 777;
      const wanted = Array.from({ length: count }, (__, number) => report.row(number));
      const columns = page.columns();
      expect(columns).toContainEqual(wanted.map(({ allocationId }) => allocationId));
      expect(columns).toContainEqual(wanted.map(({ host }) => host));
      expect(page.summary()).toMatchObject({
        rows: count,
        odd: { ragged: 0, skipped: 0, inexact: 0 },
      });
    });
  },
);

describe('a report on its way to the page', () => {
  it('is bound somewhere, so that the table above says something', async () => {
    const { id } = await learn(springdocNested);
    const page = load(id);
    expect(await page.last()).toEqual({ kind: 'end' });
    expect(Object.keys(page.summary().subjects)).toContain('users');
  });

  it('waits while the page is behind, and goes on', async () => {
    const { id } = await learn(fastapiFlat, 20_000);
    const page = load(id, { take: false });
    await vi.waitFor(() => expect(pieces(page.news)).toHaveLength(4), 10_000);
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    expect(pieces(page.news)).toHaveLength(4);
    for (let taken = 0; taken < 100; taken++) {
      if (page.news.at(-1)?.kind === 'end') break;
      page.taken();
      await new Promise(setImmediate);
    }
    expect(await page.last()).toEqual({ kind: 'end' });
    expect(page.summary().rows).toBe(20_000);
  });

  it('ends at the vault when the page closes', async () => {
    const onCancel = vi.fn();
    const watched = (response: Response) => {
      const reader = response.body?.getReader();
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: onCancel,
      });
      return new Response(body, response);
    };
    const { lab, id } = await learn(fastapiFlat, 200_000, watched);
    // Looking for the specification has put answers away unread.
    onCancel.mockClear();
    const page = load(id, { take: false });
    await vi.waitFor(() => expect(pieces(page.news)).toHaveLength(4), 10_000);
    expect(onCancel).not.toHaveBeenCalled();
    page.close();
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalled());
    expect(lab.ports.open()).toBe(0);
  });

  it('tells the page when the worker is killed, which keeps what it has', async () => {
    const { lab, id } = await learn(fastapiFlat, 20_000);
    const page = load(id, { take: false });
    await vi.waitFor(() => expect(pieces(page.news)).toHaveLength(4), 10_000);
    await lab.restartWorker();
    await vi.waitFor(() => expect(page.onGone).toHaveBeenCalledOnce());
    // Nobody asks again by themselves, and a new worker gives a new report whole.
    const before = lab.sent.length;
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    expect(lab.sent).toHaveLength(before);
    const again = load(id);
    expect(await again.last()).toEqual({ kind: 'end' });
    expect(again.summary().rows).toBe(20_000);
  });

  it('stores nothing of it', async () => {
    const { lab, vault, id } = await learn(fastapiFlat);
    await load(id).last();
    const stored = JSON.stringify(await lab.dump());
    const [{ user, host, id: allocation } = { user: '', host: '', id: '' }] =
      vault.company.allocations;
    for (const word of [user, host, allocation]) {
      expect(word).not.toBe('');
      expect(stored).not.toContain(word);
    }
  });
});

describe('when a report cannot be read', () => {
  const refuse = async (spoil: (vault: StandInVault, lab: Lab) => void) => {
    const { vault, lab, id } = await learn(fastapiFlat);
    spoil(vault, lab);
    return { page: load(id), lab, id };
  };

  it('tells why', async () => {
    const { page } = await refuse(({ faults }) => faults.set({ kind: 'status', status: 403 }));
    expect(await page.last()).toEqual({ kind: 'failed', failure: { kind: 'not-permitted' } });
  });

  it('takes a login page for no report', async () => {
    const { page } = await refuse(({ faults }) => faults.set({ kind: 'login-page' }));
    expect(await page.last()).toMatchObject({ kind: 'failed', failure: { kind: 'not-a-vault' } });
    expect(pieces(page.news)).toEqual([]);
  });

  it('obeys a vault that asks for a pause', async () => {
    const headers = { 'retry-after': '600' };
    const fault = { kind: 'status', status: 429, headers } as const;
    const { page, lab, id } = await refuse(({ faults }) => faults.set(fault, { times: 1 }));
    const paused = { kind: 'failed', failure: { kind: 'rate-limited', until: START + 600_000 } };
    expect(await page.last()).toEqual(paused);
    expect(await load(id).last()).toEqual(paused);
    expect(lab.sent).toHaveLength(1);
  });

  it('tells that the vault was forgotten meanwhile', async () => {
    await learn(fastapiFlat);
    expect(await load('gone').last()).toEqual({
      kind: 'problem',
      problem: { kind: 'unknown-vault' },
    });
  });

  it('hears no period that ends before it begins', async () => {
    const { lab, id } = await learn(fastapiFlat);
    const page = load(id, { period: { from: '2026-03-02', to: '2026-03-01' } });
    await vi.waitFor(() => expect(page.onGone).toHaveBeenCalledOnce());
    expect(lab.sent).toEqual([]);
  });
});
