import { type Failure, failed, type Outcome, success } from './failure.ts';
import { retryAt } from './retry-after.ts';

/**
 * What a status means.
 *
 * @param isAboutOne a 404 may mean that one user or license is not there
 */
export function failureOfStatus(
  response: Response,
  now: number,
  isAboutOne = false,
): Failure | null {
  const { status } = response;
  // Browsers hide the status of a redirect that is not followed; other runtimes show it.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { kind: 'signed-out' };
  }
  if (status === 401) return { kind: 'wrong-token' };
  if (status === 403) return { kind: 'not-permitted' };
  if (status === 404) {
    if (isAboutOne && !isHtml(response)) return { kind: 'not-found' };
    return { kind: 'not-a-vault', found: isHtml(response) ? 'page' : 'nothing' };
  }
  if (status === 429) {
    return { kind: 'rate-limited', until: retryAt(response.headers.get('retry-after'), now) };
  }
  return response.ok ? null : { kind: 'server-error', status };
}

/** Reads and parses a JSON body; the content type is believed only where it says no. */
export async function readJson(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Outcome<unknown>> {
  if (response.status === 204 || response.body === null) {
    return failed({ kind: 'not-understood', field: 'body' });
  }
  if (!isJson(response)) {
    await discard(response);
    return failed({ kind: 'not-a-vault', found: isHtml(response) ? 'page' : 'other' });
  }
  const text = await readText(response.body, maxBytes, signal);
  if (text === null) return failed({ kind: 'too-large', limitBytes: maxBytes });
  try {
    return success(JSON.parse(text));
  } catch {
    return failed({ kind: 'not-understood', field: 'body' });
  }
}

/** Null when the body is larger than `maxBytes`: counted while it streams, no header is believed. */
export async function readText(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | null> {
  const reader = body.getReader();
  // A stream that is not the network's own does not know our signal.
  const onAbort = () => void reader.cancel(signal.reason).catch(ignoreClosedStream);
  signal.addEventListener('abort', onAbort);
  try {
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

export async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(ignoreClosedStream);
}

/** A stream that has failed by itself cannot be cancelled, and need not be. */
export function ignoreClosedStream(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}

export const contentType = (response: Response) => response.headers.get('content-type') ?? '';
export const isHtml = (response: Response) =>
  /^(?:text\/html|application\/xhtml)/i.test(contentType(response));
export const isJson = (response: Response) =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType(response));
