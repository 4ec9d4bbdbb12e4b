import type { FromWorker, ToWorker } from '#lib/report/messages.ts';

/** The script that `entrypoints/report-worker.ts` becomes. */
const SCRIPT = '/report-worker.js';

/** What Trusted Types offer, as far as a worker's address needs it; not every browser has them. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
/** The one policy that the pages' own policy names: it lets one script through, and no other. */
const policy = policies?.createPolicy('seatkeeper', {
  createScriptURL(url) {
    if (url !== SCRIPT) throw new TypeError('Not a script of Seatkeeper');
    return url;
  },
});

/** A worker with one report in it. Ending it gives back all the memory that the report took. */
export interface ReportWorker {
  /** Hands it over; the text of a piece is the worker's alone then. */
  say(message: ToWorker): void;
  end(): void;
}

export interface ReportWorkerListener {
  onSaid(message: FromWorker): void;
  /** It has broken down, out of memory for one; what it held is lost. */
  onBroken(): void;
}

export function startReportWorker({ onSaid, onBroken }: ReportWorkerListener): ReportWorker {
  const worker = new Worker(policy?.createScriptURL(SCRIPT) ?? SCRIPT);
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => onSaid(data));
  worker.addEventListener('error', onBroken);
  worker.addEventListener('messageerror', onBroken);
  return {
    say(message) {
      worker.postMessage(message);
      // The channel's event, which brought it, holds it until the browser collects all garbage.
      if (message.kind === 'piece') message.text = '';
    },
    end: () => worker.terminate(),
  };
}
