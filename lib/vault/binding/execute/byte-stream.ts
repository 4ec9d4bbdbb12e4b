import type { Deadline } from '../../deadline.ts';
import { type Failure, failed, type Outcome, success } from '../../failure.ts';
import type { Limits } from '../../limits.ts';
import { ignoreClosedStream } from '../../response.ts';
import { createByteReader } from './byte-reader.ts';

/** The bytes of one answer, one piece at a time. */
export interface ByteStream {
  /** Bytes that are there until the next call. Null: the end. */
  next(): Promise<Outcome<Uint8Array | null>>;
  cancel(): void;
}

/**
 * @param deadline of the whole report
 * @param spend counts the bytes of the whole report; false when there are too many
 */
export function createByteStream(
  body: ReadableStream<Uint8Array>,
  limits: Limits,
  deadline: Deadline,
  signal: AbortSignal | undefined,
  spend: (bytes: number) => boolean,
): ByteStream {
  const reader = createByteReader(body);
  // A stream that is not the network's own does not know our signal.
  const stop = () => void reader.cancel(deadline.signal.reason).catch(ignoreClosedStream);
  deadline.signal.addEventListener('abort', stop);
  const end = (failure: Failure) => {
    deadline.signal.removeEventListener('abort', stop);
    stop();
    return failed(failure);
  };
  return {
    cancel: stop,
    async next() {
      // The clock runs only while something is waited for: a slow reader is not a slow vault.
      const stopClock = deadline.within(limits.idleMs);
      try {
        const bytes = await reader.read();
        deadline.signal.throwIfAborted();
        if (!bytes) {
          deadline.signal.removeEventListener('abort', stop);
          return success(null);
        }
        return spend(bytes.byteLength)
          ? success(bytes)
          : end({ kind: 'too-large', limitBytes: limits.reportBytes });
      } catch {
        signal?.throwIfAborted();
        const limitMs = deadline.passed();
        return end(limitMs === null ? { kind: 'unreachable' } : { kind: 'timeout', limitMs });
      } finally {
        stopClock();
      }
    },
  };
}
