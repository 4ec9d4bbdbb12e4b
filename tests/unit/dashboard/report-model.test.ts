import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReportModel } from '#components/dashboard/report/model.ts';
import type { ChannelListener } from '#lib/platform/open-channel.ts';
import type { ReportWorkerListener } from '#lib/platform/report-worker.ts';
import type { ReportNews } from '#lib/protocol/report.ts';
import { createSession } from '#lib/report/session.ts';

const period = { from: '2026-03-01', to: '2026-03-10' };
const open: ReportNews = { kind: 'open', format: 'csv', rows: [], fields: {} };
const piece = (text: string): ReportNews => ({
  kind: 'piece',
  text,
  bytes: text.length,
  document: 0,
});

/** The page's side of a report, with a background and a worker in hand. */
function start() {
  const channels: (ChannelListener<ReportNews> & { taken: number; closed: boolean })[] = [];
  const workers: (ReportWorkerListener & { ended: boolean })[] = [];
  const asked: object[] = [];
  const model = createReportModel(
    {
      now: { peek: () => Date.parse('2026-03-10T12:00:00Z') },
      async ask(command: object) {
        asked.push(command);
        return { ok: true, value: null };
      },
      openChannel(_name: string, _start: object, listener: ChannelListener<ReportNews>) {
        const channel = { ...listener, taken: 0, closed: false };
        channels.push(channel);
        return {
          taken: () => void channel.taken++,
          close() {
            channel.closed = true;
          },
        };
      },
      startReportWorker(listener: ReportWorkerListener) {
        const worker = { ...listener, ended: false };
        workers.push(worker);
        const say = createSession({
          post: listener.onSaid,
          now: () => 0,
          pause: async () => undefined,
        });
        return {
          say,
          end() {
            worker.ended = true;
          },
        };
      },
    } as unknown as Parameters<typeof createReportModel>[0],
    'acme',
  );
  model.load(period);
  const last = <T>(all: T[]): T => {
    const found = all.at(-1);
    if (!found) throw new Error('Nothing was begun');
    return found;
  };
  return {
    model,
    asked,
    channels,
    workers,
    hear: (...news: ReportNews[]) => {
      for (const one of news) last(channels).onNews(one);
    },
    vanish: () => last(channels).onGone(),
    breakDown: () => last(workers).onBroken(),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('while a report is loaded', () => {
  it('a person sees that time passes, though the vault says nothing', () => {
    const { model } = start();
    vi.advanceTimersByTime(42_000);
    expect(model.state.value).toMatchObject({ kind: 'loading', rows: 0, bytes: 0, ms: 42_000 });
    model.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('each piece is acknowledged once it is read, and not before', () => {
    const { channels, hear, model } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\n'), piece('ann@acme.example\r\n'));
    expect(channels[0]?.taken).toBe(2);
    hear({ kind: 'end' });
    expect(model.state.value).toMatchObject({ kind: 'loaded', rows: 2, shortfall: null });
    expect(channels[0]?.closed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('Cancel closes the channel and ends the worker with all it held', () => {
    const { channels, workers, hear, model } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\n'));
    model.cancel();
    expect(model.state.value).toEqual({ kind: 'canceled' });
    expect([channels[0]?.closed, workers[0]?.ended]).toEqual([true, true]);
    // What was on its way changes nothing any more.
    hear(piece('ann@acme.example\r\n'), { kind: 'end' });
    expect(model.state.value).toEqual({ kind: 'canceled' });
  });
});

describe('a report that comes to an end', () => {
  it('tells the names of its users once, for the search', () => {
    const { asked, hear } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\nzoe@acme.example\r\n'), { kind: 'end' });
    expect(asked).toEqual([{ name: 'users.seen', vault: 'acme', names: ['zoe@acme.example'] }]);
  });

  it('without names of users tells none', () => {
    const { asked, hear } = start();
    hear(open, piece('product\r\nCLion\r\n'), { kind: 'end' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['fails', { kind: 'failed', failure: { kind: 'unreachable' } }],
    ['meets a fault', { kind: 'problem', problem: { kind: 'unknown-vault' } }],
  ] as const)('because it %s keeps the rows before', (_what, news) => {
    const { hear, model } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\nann'), news);
    expect(model.state.value).toMatchObject({
      kind: 'loaded',
      rows: 1,
      shortfall: news,
    });
  });

  it('because the background died keeps the rows before, and nobody asks again', () => {
    const { channels, hear, vanish, model } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\nann'));
    vanish();
    vi.advanceTimersByTime(600_000);
    expect(model.state.value).toMatchObject({
      rows: 1,
      shortfall: { kind: 'gone' },
    });
    expect(channels).toHaveLength(1);
  });

  it('because its worker broke down has nothing, and lets the vault go', () => {
    const { channels, hear, breakDown, model } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\n'));
    breakDown();
    expect(model.state.value).toEqual({ kind: 'broken' });
    expect(channels[0]?.closed).toBe(true);
  });

  it('because it cannot be read on lets the vault go', () => {
    const { channels, hear, model } = start();
    hear(open, piece('{"rows":[]}'.repeat(10_000)));
    expect(channels[0]?.closed).toBe(true);
    expect(model.state.value).toMatchObject({
      kind: 'loaded',
      shortfall: { kind: 'unreadable', problem: { kind: 'not-written-so', format: 'csv' } },
    });
  });

  it('makes room for the next one', () => {
    const { workers, hear, model } = start();
    hear(open, piece('email\r\nzoe@acme.example\r\n'), { kind: 'end' });
    model.load(period);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(model.state.value).toMatchObject({ kind: 'loading', rows: 0 });
  });
});
