import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import {
  begun,
  type ChannelName,
  type ChannelNews,
  type ChannelStart,
  channelStarts,
  pageMessageSchema,
} from '#lib/protocol/channels.ts';
import { createFlow } from './flow.ts';
import { ownIdentity } from './own.ts';
import { problemOf } from './problem-of.ts';
import { isOurPage } from './senders.ts';
import { stayAwake } from './stay-awake.ts';

/** The background's end of one conversation with a page. */
export interface Channel<News> {
  /** Aborts when the page has gone, or wants no more. */
  signal: AbortSignal;
  /** Tells something at once. */
  send(news: News): void;
  /**
   * Tells something that the page has to take in, and waits while it is too far behind.
   *
   * @throws the signal's reason, when the page has gone
   */
  deliver(news: News): Promise<void>;
}

/** What carries out each conversation. It is over when the promise settles or the page goes. */
export type ChannelServers = {
  [N in ChannelName]: (start: ChannelStart<N>, channel: Channel<ChannelNews[N]>) => Promise<void>;
};

const isName = (name: string): name is ChannelName => Object.hasOwn(channelStarts, name);

/**
 * Listens for channels of the extension's own pages; any other is closed unheard.
 * Call it synchronously when the worker starts.
 */
export function serveChannels(servers: ChannelServers): void {
  browser.runtime.onConnect.addListener((port) => {
    const { name, sender } = port;
    if (isName(name) && sender && isOurPage(sender, ownIdentity())) {
      serve(port, name, servers[name]);
    } else port.disconnect();
  });
}

function serve<N extends ChannelName>(
  port: Browser.runtime.Port,
  name: N,
  server: ChannelServers[N],
): void {
  const gone = new AbortController();
  const { signal } = gone;
  const flow = createFlow(signal);
  let started = false;
  const hangUp = () => gone.abort(new DOMException('The page has gone', 'AbortError'));

  const channel: Channel<ChannelNews[N]> = {
    signal,
    send(news) {
      if (!signal.aborted) port.postMessage(news);
    },
    async deliver(news) {
      signal.throwIfAborted();
      port.postMessage(news);
      await flow.sent();
    },
  };

  /** @returns false for what a page of ours never says */
  function hear(raw: unknown): boolean {
    const message = v.safeParse(pageMessageSchema, raw);
    if (!message.success) return false;
    if (message.output.kind === 'alive') return true;
    if (message.output.kind === 'taken') return flow.taken();
    const start = v.safeParse(channelStarts[name], message.output.start);
    if (started || !start.success) return false;
    started = true;
    port.postMessage(begun);
    void converse(start.output as ChannelStart<N>);
    return true;
  }

  async function converse(start: ChannelStart<N>): Promise<void> {
    const mayRest = stayAwake();
    signal.addEventListener('abort', mayRest);
    try {
      await server(start, channel);
    } catch (error) {
      channel.send({ kind: 'problem', problem: problemOf(error, name) });
    } finally {
      mayRest();
    }
  }

  port.onDisconnect.addListener(hangUp);
  port.onMessage.addListener((raw: unknown) => {
    if (hear(raw)) return;
    hangUp();
    port.disconnect();
  });
}
