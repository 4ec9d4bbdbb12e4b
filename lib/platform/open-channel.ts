import { browser } from 'wxt/browser';
import {
  begun,
  type ChannelName,
  type ChannelNews,
  type ChannelStart,
  type PageMessage,
} from '#lib/protocol/channels.ts';

/** Well within the half minute after which a browser lets an idle worker die. */
const ALIVE_MS = 10_000;
/** Long enough for a background that has to be started first, on a busy machine. */
const BEGUN_MS = 15_000;

/** A page's end of one conversation with the background. */
export interface OpenChannel {
  /** One delivery is done with. */
  taken(): void;
  /** Ends it; the background stops what it does for it. */
  close(): void;
}

export interface ChannelListener<News> {
  onNews(news: News): void;
  /** The background has gone, in the middle of it or before. Not called after `close`. */
  onGone(): void;
}

const isBegun = (news: unknown) =>
  typeof news === 'object' && news !== null && 'kind' in news && news.kind === begun.kind;

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
    clearTimeout(unheard);
  }
  function gone() {
    if (!open) return;
    end();
    onGone();
  }
  // A port to a dying background is closed, in both browsers. One that begins and gets no further,
  // held by a debugger for one, says nothing at all.
  const unheard = setTimeout(() => {
    gone();
    port.disconnect();
  }, BEGUN_MS);
  port.onMessage.addListener((news: unknown) => {
    clearTimeout(unheard);
    // The sender is our own background: nobody else can be at the other end.
    if (open && !isBegun(news)) onNews(news as ChannelNews[N]);
  });
  port.onDisconnect.addListener(gone);
  say({ kind: 'start', start });
  return {
    taken: () => say({ kind: 'taken' }),
    close() {
      end();
      port.disconnect();
    },
  };
}
