import { type Call, mayBeSent } from './call.ts';
import type { Flavour } from './connection.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { failed, type Outcome, success } from './failure.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { requestUrl } from './request-url.ts';
import { contentType, discard, failureOfStatus, isHtml, readJson, readText } from './response.ts';
import { raisesDoubt } from './write-answer.ts';

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
  /** Waits between two looks at a report that is being made. Timers of its own unless given. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Source: JetBrains help for the cloud, the one public client for IDE Services. */
const scheme: Record<Flavour, string> = { cloud: 'Bearer', 'ide-services': 'Automation' };

export const limitsOf = (access: Access): Limits => ({ ...defaultLimits, ...access.limits });

/** A read of a fixed path, such as a published one. */
export const reading = (path: string, query: Call['query'] = {}): Call => ({
  ability: 'license-counts',
  method: 'GET',
  template: path,
  path,
  query,
  accept: 'application/json',
  body: null,
  headers: {},
  isAboutOne: false,
});

/**
 * Sends one call. The token leaves in the Authorization header, and only to the connection's own
 * origin: a redirect is never followed, no cookie goes along, and nothing is sent twice.
 *
 * @returns the response with its body unread, or the failure that its status means
 */
async function send(access: Access, call: Call, deadline: Deadline): Promise<Outcome<Response>> {
  const { ability, method, path, query, accept, body, headers } = call;
  if (!mayBeSent(call)) return failed({ kind: 'not-bound', ability });
  const response = await access.fetch(requestUrl(access.origin, path, query), {
    method,
    headers: {
      ...headers,
      Accept: accept,
      Authorization: `${scheme[access.flavour]} ${access.token}`,
      ...(body && { 'Content-Type': body.type }),
    },
    ...(body && { body: body.text }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: deadline.signal,
  });
  deadline.headersCame();
  const failure = failureOfStatus(response, access.now(), call.isAboutOne);
  if (!failure) return success(response);
  await discard(response);
  return failed(failure);
}

/** Runs what may break at any point, and says why in one word when it does. */
async function guarded<T>(
  deadline: Deadline,
  signal: AbortSignal | undefined,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await deadline.atMost(work());
  } catch {
    signal?.throwIfAborted();
    // Which error a broken body or a time limit throws differs between browsers, so the clock that
    // ran out is asked instead of the error's name.
    const limitMs = deadline.passed();
    return failed(limitMs === null ? { kind: 'unreachable' } : { kind: 'timeout', limitMs });
  }
}

/** A JSON answer, and what its headers said beside it. */
export interface JsonAnswer {
  json: unknown;
  headers: Headers;
  status: number;
}

/**
 * Reads one JSON answer of a vault.
 *
 * @param signal ends the call early
 * @returns the parsed JSON, still unchecked, or the failure
 * @throws only the signal's reason, when the caller itself gave up
 */
export async function readAnswer(
  access: Access,
  call: Call,
  signal?: AbortSignal,
): Promise<Outcome<JsonAnswer>> {
  return await receive(
    access,
    call,
    limitsOf(access),
    signal,
    async (response, limits, deadline) => {
      const { status, headers } = response;
      const body = await readJson(response, limits.maxBytes, deadline.signal);
      return body.ok ? success({ json: body.value, headers, status }) : body;
    },
  );
}

/** {@link readAnswer} of a fixed path, without the headers. */
export async function getJson(
  access: Access,
  path: string,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Outcome<unknown>> {
  const answer = await readAnswer(access, reading(path, query), signal);
  return answer.ok ? success(answer.value.json) : answer;
}

/**
 * Reads one document of any type, such as a specification or the page that names it.
 *
 * @param path absolute, from the fixed list of places or checked to be a plain path of this origin
 * @param query only what a list of specifications names a group by
 * @param maxBytes its size at most
 * @returns its text and content type, or the failure
 * @throws only the signal's reason, when the caller itself gave up
 */
export async function getDocument(
  access: Access,
  path: string,
  query: Readonly<Record<string, string>>,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Outcome<{ text: string; contentType: string }>> {
  const accept = 'application/json, text/html;q=0.8, */*;q=0.1';
  const call = { ...reading(path, query), accept };
  const limits = { ...limitsOf(access), maxBytes };
  return await receive(access, call, limits, signal, async (response, _limits, deadline) => {
    if (response.body === null) return failed({ kind: 'not-understood', field: 'body' });
    const text = await readText(response.body, maxBytes, deadline.signal);
    if (text === null) return failed({ kind: 'too-large', limitBytes: maxBytes });
    return success({ text, contentType: contentType(response) });
  });
}

/**
 * Sends a call that changes the vault, once. A web page as the answer is a log-in and no success; a
 * good status is none either where it is 202 or the answer itself says otherwise.
 *
 * @returns null when the vault said yes; after `timeout`, `unreachable` or `not-confirmed` nobody knows
 * @throws only the signal's reason, when the caller itself gave up
 */
export async function write(
  access: Access,
  call: Call,
  signal?: AbortSignal,
): Promise<Outcome<null>> {
  return await receive(
    access,
    call,
    limitsOf(access),
    signal,
    async (response, limits, deadline) => {
      if (isHtml(response) || response.status === 202) {
        await discard(response);
        return failed(
          isHtml(response) ? { kind: 'not-a-vault', found: 'page' } : { kind: 'not-confirmed' },
        );
      }
      if (response.body === null) return success(null);
      const text = await readText(response.body, limits.maxBytes, deadline.signal);
      if (text === null) return failed({ kind: 'too-large', limitBytes: limits.maxBytes });
      return raisesDoubt(text) ? failed({ kind: 'not-confirmed' }) : success(null);
    },
  );
}

/** One call from its beginning to the end of its body, within the limits. */
async function receive<T>(
  access: Access,
  call: Call,
  limits: Limits,
  signal: AbortSignal | undefined,
  read: (response: Response, limits: Limits, deadline: Deadline) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const deadline = createDeadline(limits, signal);
  return await guarded(deadline, signal, async () => {
    const response = await send(access, call, deadline);
    return response.ok ? await read(response.value, limits, deadline) : response;
  }).finally(deadline.end);
}

/**
 * Opens an answer that is too large to be held: its bytes are read one piece at a time.
 *
 * @param deadline ends the opening and the reading, of this answer and of others that belong to it;
 *   the caller ends it
 * @throws only the signal's reason, when the caller itself gave up
 */
export async function openAnswer(
  access: Access,
  call: Call,
  deadline: Deadline,
  signal: AbortSignal | undefined,
): Promise<Outcome<Response>> {
  const stopClock = deadline.within(limitsOf(access).headersMs);
  return await guarded(deadline, signal, () => send(access, call, deadline)).finally(stopClock);
}
