import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { FromWorker, ToWorker } from '#lib/report/messages.ts';
import { createSession } from '#lib/report/session.ts';

export default defineUnlistedScript(() => {
  const hear = createSession({
    post: (message: FromWorker) => postMessage(message),
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    hear(data);
    // The event holds its data until the browser collects all garbage.
    if (data.kind === 'piece') data.text = '';
  });
  // The page hears of errors only.
  addEventListener('unhandledrejection', ({ reason }) => {
    throw reason;
  });
});
