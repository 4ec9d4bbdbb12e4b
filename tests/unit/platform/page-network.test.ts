import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readWithSession } from '#lib/platform/page-network.ts';

const PAGE = 'https://acme.fls.jetbrains.com';
const LINK = `${PAGE}/docs/openapi.json`;
let fetching: ReturnType<typeof vi.fn<typeof fetch>>;

beforeEach(() => {
  fetching = vi.fn(async () => new Response('{"openapi":"3.0.0"}'));
  vi.stubGlobal('fetch', fetching);
  vi.stubGlobal('location', new URL(`${PAGE}/settings`));
});
afterEach(() => vi.unstubAllGlobals());

it('reads the link’s document with the session of the page, follows nothing and keeps nothing', async () => {
  expect(await readWithSession('/docs/openapi.json', 100)).toEqual({ text: '{"openapi":"3.0.0"}' });
  expect(fetching).toHaveBeenCalledExactlyOnceWith(LINK, {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal: expect.any(AbortSignal),
  });
});

it.each([
  ['another host', 'https://evil.example/openapi.json'],
  ['another vault', 'https://beta.fls.jetbrains.com/openapi.json'],
  ['another scheme', 'http://acme.fls.jetbrains.com/openapi.json'],
  ['another port', `${PAGE}:8443/openapi.json`],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:application/json,{}'],
  ['nothing that is an address', 'https://'],
])('asks nobody where the link leads to %s', async (_where, url) => {
  expect(await readWithSession(url, 100)).toEqual({ refused: 'other-origin' });
  expect(fetching).not.toHaveBeenCalled();
});

it.each([
  ['a log-in that is wanted first', async () => new Response('', { status: 401 }), 'status'],
  ['no such document', async () => new Response('', { status: 404 }), 'status'],
  [
    'a policy of the page, a redirect, or no network',
    () => Promise.reject(new TypeError('Failed to fetch')),
    'blocked',
  ],
])('says so at %s', async (_what, answer, refused) => {
  fetching.mockImplementation(answer);
  expect(await readWithSession(LINK, 100)).toEqual({ refused });
});

it('takes what is exactly as long as allowed, in whatever pieces it comes', async () => {
  const bytes = new TextEncoder().encode('ä'.repeat(100));
  const pieces = new ReadableStream({
    start(to) {
      for (let at = 0; at < bytes.length; at++) to.enqueue(bytes.slice(at, at + 1));
      to.close();
    },
  });
  fetching.mockImplementation(async () => new Response(pieces));
  expect(await readWithSession(LINK, 100)).toEqual({ text: 'ä'.repeat(100) });
});

it('stops reading what is longer than allowed, and does not wait for its end', async () => {
  let given = 0;
  const endless = new ReadableStream({
    pull(to) {
      given += 1;
      to.enqueue(new Uint8Array(50).fill(97));
    },
  });
  fetching.mockImplementation(async () => new Response(endless));
  expect(await readWithSession(LINK, 100)).toEqual({ refused: 'too-large' });
  expect(given).toBeLessThan(6);
});

it('takes an empty document for what it is', async () => {
  fetching.mockImplementation(async () => new Response(null));
  expect(await readWithSession(LINK, 100)).toEqual({ text: '' });
});
