import { createDeadline, type Deadline } from '../../deadline.ts';
import { failed, type Outcome } from '../../failure.ts';
import { type Access, limitsOf } from '../../http.ts';
import type { Limits } from '../../limits.ts';

/** The time and size that one report may take, whatever it is made of. */
export interface ReportClock {
  limits: Limits;
  /** Ends everything; each answer has its own clock for headers beside it. */
  deadline: Deadline;
  signal: AbortSignal | undefined;
  /** Counts bytes; false when there are too many. */
  spend(bytes: number): boolean;
  /** Waits as long as an answer asks to, before the next look. */
  wait(response: Response): Promise<void>;
  /** Says why something broke: a clock, or the network. */
  guarded<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

const USUAL_WAIT_MS = 2_000;
const WAIT_MS = { least: 500, most: 60_000 };

export function createReportClock(access: Access, signal: AbortSignal | undefined): ReportClock {
  const limits = limitsOf(access);
  const deadline = createDeadline({ headersMs: limits.reportMs, totalMs: limits.reportMs }, signal);
  const wait = access.wait ?? pause;
  let spent = 0;
  return {
    limits,
    deadline,
    signal,
    spend(bytes) {
      spent += bytes;
      return spent <= limits.reportBytes;
    },
    wait: (response) =>
      wait(waitMs(response.headers.get('retry-after'), access.now()), deadline.signal),
    async guarded(work) {
      try {
        return await deadline.atMost(work());
      } catch {
        signal?.throwIfAborted();
        const limitMs = deadline.passed();
        return failed(limitMs === null ? { kind: 'unreachable' } : { kind: 'timeout', limitMs });
      }
    },
  };
}

/** Retry-After in seconds or as a date, kept within what makes sense for a report. */
function waitMs(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  const wanted = Number.isFinite(ms) ? ms : USUAL_WAIT_MS;
  return Math.min(WAIT_MS.most, Math.max(WAIT_MS.least, wanted));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done() {
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
