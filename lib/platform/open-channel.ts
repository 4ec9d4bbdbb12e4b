import { browser } from 'wxt/browser';
import type {
  ChannelName,
  ChannelNews,
  ChannelStart,
  PageMessage,
} from '#lib/protocol/channels.ts';

/** Well within the half minute after which a browser lets an idle worker die. */
const ALIVE_MS = 10_000;

/** A page's end of one conversation with the background. */
export interface OpenChannel {
  /** One delivery is done with. */
  taken(): void;
  /** Ends it; the background stops what it does for it. */
  close(): void;
}

export interface ChannelListener<News> {
  onNews(news: News): void;
  /** The background has gone, in the middle of it. Not called after `close`. */
  onGone(): void;
}

/** Begins a conversation. Its end is the page's to say: it closes after the last news. */
export function openChannel<N extends ChannelName>(
  name: N,
  start: ChannelStart<N>,
  { onNews, onGone }: ChannelListener<ChannelNews[N]>,
): OpenChannel {
  const port = browser.runtime.connect({ name });
  let open = true;
  const say = (message: PageMessage) => {
    if (open) port.postMessage(message);
  };
  const alive = setInterval(() => say({ kind: 'alive' }), ALIVE_MS);
  function end() {
    open = false;
    clearInterval(alive);
  }
  port.onMessage.addListener((news: unknown) => {
    // The sender is our own background: nobody else can be at the other end.
    if (open) onNews(news as ChannelNews[N]);
  });
  port.onDisconnect.addListener(() => {
    if (!open) return;
    end();
    onGone();
  });
  say({ kind: 'start', start });
  return {
    taken: () => say({ kind: 'taken' }),
    close() {
      end();
      port.disconnect();
    },
  };
}
