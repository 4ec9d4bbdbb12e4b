import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openChannel } from '#lib/platform/open-channel.ts';
import { type ChannelServers, serveChannels } from '#lib/platform/serve-channels.ts';
import type { DenialsNews } from '#lib/protocol/denials.ts';
import { type FakePorts, installPorts } from './fake-ports.ts';

const start = { id: 'a', days: 1 } as const;
const rows: DenialsNews = { kind: 'rows', denials: [] };
const end: DenialsNews = { kind: 'end', truncated: false, notUnderstood: 0 };

let ports: FakePorts;
beforeEach(() => {
  fakeBrowser.reset();
  ports = installPorts();
});

/** Opens the channel as a page does and collects what it hears. */
function listen() {
  const news: DenialsNews[] = [];
  const onGone = vi.fn();
  const channel = openChannel('denials', start, { onNews: (one) => news.push(one), onGone });
  return { ...channel, news, onGone };
}

const serve = (denials: ChannelServers['denials']) =>
  serveChannels({ denials } as Partial<ChannelServers> as ChannelServers);
/** Until everything that is on its way has arrived. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
};

describe('a channel', () => {
  it('brings the request to its server, and the news to the page', async () => {
    const server = vi.fn<ChannelServers['denials']>(async (_start, channel) => channel.send(end));
    serve(server);
    const page = listen();
    await vi.waitFor(() => expect(page.news).toEqual([end]));
    expect(server.mock.calls[0]?.[0]).toEqual(start);
  });

  it('lets the background go four deliveries ahead of the page, and on with each one taken', async () => {
    let delivered = 0;
    serve(async (_start, channel) => {
      for (; delivered < 10; delivered++) await channel.deliver(rows);
    });
    const page = listen();
    await vi.waitFor(() => expect(page.news).toHaveLength(4));
    await settle();
    expect(page.news).toHaveLength(4);
    page.taken();
    await vi.waitFor(() => expect(page.news).toHaveLength(5));
    await settle();
    expect(page.news).toHaveLength(5);
    expect(delivered).toBe(4);
  });

  it('tells the server when the page closes, even while it waits for the page', async () => {
    const ended = vi.fn();
    serve(async (_start, channel) => {
      try {
        for (;;) await channel.deliver(rows);
      } finally {
        ended(channel.signal.aborted);
      }
    });
    const page = listen();
    await vi.waitFor(() => expect(page.news).toHaveLength(4));
    page.close();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith(true));
    expect(ports.open()).toBe(0);
    expect(page.onGone).not.toHaveBeenCalled();
  });

  it('tells the page when the background dies', async () => {
    serve(() => new Promise(() => undefined));
    const page = listen();
    await settle();
    ports.killBackground();
    await vi.waitFor(() => expect(page.onGone).toHaveBeenCalledOnce());
  });

  describe('whose background is slow', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('tells the page when its request was lost', async () => {
      // Someone who opens the door and says nothing, as a dying background does.
      fakeBrowser.runtime.onConnect.addListener(() => undefined);
      const page = listen();
      await vi.advanceTimersByTimeAsync(14_000);
      expect(page.onGone).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(page.onGone).toHaveBeenCalledOnce();
      expect(ports.open()).toBe(0);
    });

    it('waits for a vault that takes its time', async () => {
      serve(() => new Promise(() => undefined));
      const page = listen();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(page.onGone).not.toHaveBeenCalled();
      expect(page.news).toEqual([]);
    });
  });

  it('tells the page when there is nobody to answer', async () => {
    const page = listen();
    await vi.waitFor(() => expect(page.onGone).toHaveBeenCalledOnce());
  });

  it('tells a fault of ours by its name and never by its message', async () => {
    serve(async () => {
      throw new TypeError('secret');
    });
    const page = listen();
    await vi.waitFor(() =>
      expect(page.news).toEqual([
        { kind: 'problem', problem: { kind: 'internal', reference: 'denials: TypeError' } },
      ]),
    );
  });

  it('keeps the background awake by itself while it is served, for pages that lie hidden', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const awake = vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo');
      let finish: () => void = () => undefined;
      serve(
        () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      );
      const page = listen();
      await settle();
      vi.advanceTimersByTime(60_000);
      // Never half a minute without: that is when a browser lets an idle background die.
      expect(awake).toHaveBeenCalledTimes(3);
      finish();
      await settle();
      vi.advanceTimersByTime(60_000);
      expect(awake).toHaveBeenCalledTimes(3);
      page.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps the worker awake with a sign of life every ten seconds, until it is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      serve(() => new Promise(() => undefined));
      const page = listen();
      vi.advanceTimersByTime(25_000);
      await settle();
      const alive = () =>
        ports.crossed.filter(({ message }) => JSON.stringify(message) === '{"kind":"alive"}');
      expect(alive()).toHaveLength(2);
      page.close();
      await settle();
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(25_000);
      await settle();
      expect(alive()).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a channel is closed unheard', () => {
  const own = () => ({
    id: fakeBrowser.runtime.id,
    origin: fakeBrowser.runtime.getURL('').replace(/\/$/, ''),
  });
  const strangers: [string, () => object][] = [
    ['a content script', () => ({ ...own(), origin: 'https://acme.fls.jetbrains.com', tab: {} })],
    ['another extension', () => ({ ...own(), id: 'other' })],
    ['a sender without an origin', () => ({ id: own().id })],
  ];

  it.each(strangers)('that %s opens', async (_who, sender) => {
    const server = vi.fn<ChannelServers['denials']>();
    serve(server);
    const port = ports.connectAs('denials', sender());
    port.postMessage({ kind: 'start', start });
    await settle();
    expect(server).not.toHaveBeenCalled();
    expect(ports.open()).toBe(0);
  });

  it.each([
    ['that nobody serves', 'reports', [{ kind: 'start', start }]],
    ['named like a method of every object', 'constructor', [{ kind: 'start', start }]],
    ['that begins with another message', 'denials', [{ kind: 'taken' }]],
    ['that begins with nonsense', 'denials', ['start']],
    [
      'whose request has a field too many',
      'denials',
      [{ kind: 'start', start: { ...start, path: '/x' } }],
    ],
    [
      'whose request is out of range',
      'denials',
      [{ kind: 'start', start: { ...start, days: 365 } }],
    ],
  ])('%s', async (_what, name, messages) => {
    const server = vi.fn<ChannelServers['denials']>();
    serve(server);
    const port = ports.connectAs(name, own());
    for (const message of messages) port.postMessage(message);
    await settle();
    expect(server).not.toHaveBeenCalled();
    expect(ports.open()).toBe(0);
  });

  it('when it asks a second time', async () => {
    const signals: AbortSignal[] = [];
    serve(async (_start, { signal }) => {
      signals.push(signal);
      await new Promise(() => undefined);
    });
    const port = ports.connectAs('denials', own());
    port.postMessage({ kind: 'start', start });
    port.postMessage({ kind: 'start', start });
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(ports.open()).toBe(0);
  });
});
