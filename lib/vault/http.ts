import type { Flavour } from './connection.ts';
import { type Failure, failed, type Outcome, success } from './failure.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { requestUrl } from './request-url.ts';
import { retryAt } from './retry-after.ts';

/** `fetch`, as far as this module needs it; a stand-in vault's handler fits too. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Where and how to ask. */
export interface Access {
  fetch: Fetch;
  origin: string;
  flavour: Flavour;
  token: string;
  /** Epoch milliseconds. */
  now: () => number;
  limits?: Partial<Limits>;
}

/** Source: JetBrains help for the cloud, the one public client for IDE Services. */
const scheme: Record<Flavour, string> = { cloud: 'Bearer', 'ide-services': 'Automation' };

/**
 * Reads one JSON answer of a vault. The token leaves in the Authorization header, and only to the
 * connection's own origin: a redirect is never followed and no cookie goes along.
 *
 * @param path absolute path of a reading ability
 * @param signal ends the call early
 * @returns the parsed JSON, still unchecked, or the failure
 * @throws only the signal's reason, when the caller itself gave up
 */
export function getJson(
  access: Access,
  path: string,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Outcome<unknown>> {
  return get(access, { path, query, accept: 'application/json', read: readJson }, signal);
}

/**
 * Reads one document of any type, such as a specification or the page that names it.
 *
 * @param path absolute, from the fixed list of places or checked to be a plain path of this origin
 * @param maxBytes its size at most
 * @returns its text and content type, or the failure
 * @throws only the signal's reason, when the caller itself gave up
 */
export function getDocument(
  access: Access,
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Outcome<{ text: string; contentType: string }>> {
  const limits = { ...access.limits, maxBytes };
  const accept = 'application/json, text/html;q=0.8, */*;q=0.1';
  return get({ ...access, limits }, { path, query: {}, accept, read: readDocument }, signal);
}

interface Asked<T> {
  path: string;
  query: Readonly<Record<string, string>>;
  accept: string;
  read(response: Response, maxBytes: number, signal: AbortSignal): Promise<Outcome<T>>;
}

async function get<T>(
  access: Access,
  { path, query, accept, read }: Asked<T>,
  signal: AbortSignal | undefined,
): Promise<Outcome<T>> {
  const limits = { ...defaultLimits, ...access.limits };
  const deadline = createDeadline(limits, signal);
  try {
    const response = await access.fetch(requestUrl(access.origin, path, query), {
      method: 'GET',
      headers: {
        Accept: accept,
        Authorization: `${scheme[access.flavour]} ${access.token}`,
      },
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: deadline.signal,
    });
    deadline.headersCame();
    const failure = failureOfStatus(response, access.now());
    if (failure) {
      await discard(response);
      return failed(failure);
    }
    return await read(response, limits.maxBytes, deadline.signal);
  } catch {
    signal?.throwIfAborted();
    // Which error a broken body or a time limit throws differs between browsers, so the clock that
    // ran out is asked instead of the error's name.
    const limitMs = deadline.passed();
    return failed(limitMs === null ? { kind: 'unreachable' } : { kind: 'timeout', limitMs });
  } finally {
    deadline.end();
  }
}

function createDeadline(limits: Limits, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed: number | null = null;
  const after = (ms: number) =>
    setTimeout(() => {
      passed = ms;
      controller.abort();
    }, ms);
  const headers = after(limits.headersMs);
  const total = after(limits.totalMs);
  const onOuter = () => controller.abort(outer?.reason);
  if (outer?.aborted) onOuter();
  outer?.addEventListener('abort', onOuter);
  return {
    signal: controller.signal,
    passed: () => passed,
    headersCame: () => clearTimeout(headers),
    end() {
      clearTimeout(headers);
      clearTimeout(total);
      outer?.removeEventListener('abort', onOuter);
    },
  };
}

function failureOfStatus(response: Response, now: number): Failure | null {
  const { status } = response;
  // Browsers hide the status of a redirect that is not followed; other runtimes show it.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { kind: 'signed-out' };
  }
  if (status === 401) return { kind: 'wrong-token' };
  if (status === 403) return { kind: 'not-permitted' };
  if (status === 404) return { kind: 'not-a-vault', found: isHtml(response) ? 'page' : 'nothing' };
  if (status === 429) {
    return { kind: 'rate-limited', until: retryAt(response.headers.get('retry-after'), now) };
  }
  return response.ok ? null : { kind: 'server-error', status };
}

async function readJson(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Outcome<unknown>> {
  if (response.status === 204 || response.body === null) {
    return failed({ kind: 'not-understood', field: 'body' });
  }
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType(response))) {
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

async function readDocument(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Outcome<{ text: string; contentType: string }>> {
  if (response.body === null) return failed({ kind: 'not-understood', field: 'body' });
  const text = await readText(response.body, maxBytes, signal);
  if (text === null) return failed({ kind: 'too-large', limitBytes: maxBytes });
  return success({ text, contentType: contentType(response) });
}

/** Null when the body is larger than `maxBytes`: counted while it streams, no header is believed. */
async function readText(
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

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(ignoreClosedStream);
}

/** A stream that has failed by itself cannot be cancelled, and need not be. */
function ignoreClosedStream(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}

const contentType = (response: Response) => response.headers.get('content-type') ?? '';
const isHtml = (response: Response) =>
  /^(?:text\/html|application\/xhtml)/i.test(contentType(response));
