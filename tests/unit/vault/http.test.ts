import { describe, expect, it } from 'vitest';
import type { Failure } from '#lib/vault/failure.ts';
import { type Access, getJson } from '#lib/vault/http.ts';
import { requestUrl } from '#lib/vault/request-url.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const JSON_TYPE = { 'content-type': 'application/json' };

interface Call {
  url: string;
  init: RequestInit;
}

function access(
  answer: (call: Call) => Response | Promise<Response>,
  rest: Partial<Access> = {},
): Access & { calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    fetch: async (url, init) => {
      calls.push({ url, init });
      return await answer({ url, init });
    },
    origin: 'https://acme.fls.jetbrains.com',
    flavour: 'cloud',
    token: 'a-token-0123456789',
    now: () => now,
    limits: { headersMs: 400, totalMs: 800, maxBytes: 1000 },
    ...rest,
  };
}
const read = (to: Access) => getJson(to, '/public-api/x', { from: '2026-03-01' });
const answering = (response: Response) => read(access(() => response));
const body = (text: string, headers: HeadersInit = JSON_TYPE) => new Response(text, { headers });
const opaqueRedirect = () =>
  Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('a call', () => {
  it('goes to the origin with exactly the agreed settings', async () => {
    const to = access(() => body('{}'));
    await read(to);
    expect(to.calls).toEqual([
      {
        url: 'https://acme.fls.jetbrains.com/public-api/x?from=2026-03-01',
        init: {
          method: 'GET',
          headers: { Accept: 'application/json', Authorization: 'Bearer a-token-0123456789' },
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: expect.any(AbortSignal),
        },
      },
    ]);
  });

  it('uses the scheme of IDE Services there', async () => {
    const to = access(() => body('{}'), { flavour: 'ide-services' });
    await read(to);
    expect(to.calls[0]?.init.headers).toMatchObject({
      Authorization: 'Automation a-token-0123456789',
    });
  });

  it('gives what the vault answered, also behind a byte order mark', async () => {
    expect(await answering(body('{"a":[1]}'))).toEqual({ ok: true, value: { a: [1] } });
    expect(await answering(body('\uFEFF{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
    const problem = { 'content-type': 'application/problem+json; charset=utf-8' };
    expect(await answering(body('7', problem))).toEqual({ ok: true, value: 7 });
  });
});

describe('a bad answer', () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const until = (minutes: number) => now + minutes * 60_000;

  it.each<[string, () => Response, Failure]>([
    ['401', () => new Response('', { status: 401 }), { kind: 'wrong-token' }],
    [
      '401 with a page',
      () => new Response('<p>', { status: 401, headers: html }),
      { kind: 'wrong-token' },
    ],
    ['403', () => new Response('', { status: 403 }), { kind: 'not-permitted' }],
    ['404', () => new Response('', { status: 404 }), { kind: 'not-a-vault', found: 'nothing' }],
    [
      '404 with a page',
      () => new Response('', { status: 404, headers: html }),
      { kind: 'not-a-vault', found: 'page' },
    ],
    ['400', () => new Response('', { status: 400 }), { kind: 'server-error', status: 400 }],
    ['429', () => new Response('', { status: 429 }), { kind: 'rate-limited', until: until(1) }],
    [
      '429 with seconds',
      () => new Response('', { status: 429, headers: { 'retry-after': '120' } }),
      { kind: 'rate-limited', until: until(2) },
    ],
    ['500', () => new Response('', { status: 500 }), { kind: 'server-error', status: 500 }],
    [
      '503 with a page',
      () => new Response('', { status: 503, headers: html }),
      { kind: 'server-error', status: 503 },
    ],
    ...[301, 302, 303, 307, 308].map((status): [string, () => Response, Failure] => [
      `${status}`,
      () => new Response(null, { status, headers: { location: 'https://sso.example/' } }),
      { kind: 'signed-out' },
    ]),
    ['a redirect whose status the browser hides', opaqueRedirect, { kind: 'signed-out' }],
    ['a login page with 200', () => body('<html>', html), { kind: 'not-a-vault', found: 'page' }],
    [
      'plain text',
      () => body('ok', { 'content-type': 'text/plain' }),
      { kind: 'not-a-vault', found: 'other' },
    ],
    [
      'no content type',
      () => new Response(new Uint8Array([123, 125])),
      { kind: 'not-a-vault', found: 'other' },
    ],
    ['204', () => new Response(null, { status: 204 }), { kind: 'not-understood', field: 'body' }],
    ['an empty body', () => body(''), { kind: 'not-understood', field: 'body' }],
    ['truncated JSON', () => body('{"a":'), { kind: 'not-understood', field: 'body' }],
    ['one byte too many', () => body(' '.repeat(1001)), { kind: 'too-large', limitBytes: 1000 }],
  ])('%s', async (_what, response, failure) => {
    expect(await answering(response())).toEqual({ ok: false, failure });
  });

  it('of exactly the allowed size is read', async () => {
    expect(await answering(body(`"${'a'.repeat(998)}"`))).toMatchObject({ ok: true });
  });

  it('that never ends is cut off, and its stream is closed', async () => {
    let closed = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(300)),
      cancel: () => {
        closed = true;
      },
    });
    expect(await answering(new Response(endless, { headers: JSON_TYPE }))).toEqual({
      ok: false,
      failure: { kind: 'too-large', limitBytes: 1000 },
    });
    expect(closed).toBe(true);
  });

  it('that breaks off midway is told as unreachable', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    expect(await answering(new Response(broken, { headers: JSON_TYPE }))).toEqual({
      ok: false,
      failure: { kind: 'unreachable' },
    });
  });
});

describe('no answer', () => {
  it('at all is told as unreachable', async () => {
    const to = access(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await read(to)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
  });

  it('within the time for headers is a timeout', async () => {
    const to = access(({ init }) => aborted(init.signal as AbortSignal));
    expect(await read(to)).toEqual({ ok: false, failure: { kind: 'timeout', limitMs: 400 } });
  });

  it('and no word that it was stopped either is a timeout all the same', async () => {
    const to = access(() => new Promise<never>(() => null));
    expect(await read(to)).toEqual({ ok: false, failure: { kind: 'timeout', limitMs: 400 } });
  });

  it('that comes a byte at a time is a timeout of the whole, and its stream is closed', async () => {
    let closed = false;
    const drip = new ReadableStream({
      cancel: () => {
        closed = true;
      },
    });
    const to = access(() => new Response(drip, { headers: JSON_TYPE }));
    expect(await read(to)).toEqual({ ok: false, failure: { kind: 'timeout', limitMs: 800 } });
    expect(closed).toBe(true);
  });

  it('is awaited when the caller gave up', async () => {
    const giveUp = new AbortController();
    const to = access(({ init }) => aborted(init.signal as AbortSignal));
    const reading = getJson(to, '/x', {}, giveUp.signal);
    giveUp.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('the built address', () => {
  const origin = 'https://acme.fls.jetbrains.com';

  it('carries parameters as data', () => {
    expect(requestUrl(origin, '/a', { q: '../x?y=1&z#' })).toBe(
      `${origin}/a?q=..%2Fx%3Fy%3D1%26z%23`,
    );
  });

  it.each([
    ['another origin', '//evil.example/a'],
    ['a whole address', 'https://evil.example/a'],
    ['a step up', '/a/../b'],
    ['an encoded step up', '/a/%2e%2e/b'],
    ['a backslash', '/a\\b'],
    ['a query of its own', '/a?b'],
  ])('never leaves origin and path: %s', (_what, path) => {
    expect(() => requestUrl(origin, path, {})).toThrow('left its origin or path');
  });

  it('is https', () => {
    expect(() => requestUrl('http://acme.fls.jetbrains.com', '/a', {})).toThrow();
  });
});
