import { describe, expect, it } from 'vitest';
import { readToken } from '#lib/vault/token.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { createVault, type StandInVault, type VaultOptions } from '#tests/vault/vault.ts';
import { halves, variants } from '#tests/vault/web/index.ts';

const HOST = 'https://acme.fls.jetbrains.com';
const START = Date.parse('2026-03-10T12:00:00Z');

/** A browser without a screen: follows nothing, and keeps the session. */
function visit(vault: StandInVault) {
  let cookie = '';
  async function send(method: string, path: string, body?: URLSearchParams | object) {
    const response = await vault.handler(
      new Request(HOST + path, {
        method,
        headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) },
        ...(body ? { body: body instanceof URLSearchParams ? body : JSON.stringify(body) } : {}),
      }),
    );
    const set = response.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0] ?? '';
    return response;
  }
  return {
    send,
    get: (path: string) => send('GET', path),
    logIn: (path = '/login') =>
      send('POST', path, new URLSearchParams({ user: 'anybody', password: 'anything' })),
    generate: async (body: object = {}) =>
      ((await (await send('POST', '/ui-api/token', body)).json()) as { token: string }).token,
  };
}

const statusOf = async (vault: StandInVault, authorization: string) =>
  (
    await vault.handler(
      new Request(`${HOST}/public-api/licenses/usage`, { headers: { authorization } }),
    )
  ).status;

async function administrator(options: VaultOptions) {
  const vault = createVault({ web: 'plain', ...options });
  const browser = visit(vault);
  await browser.logIn();
  return { vault, browser };
}

describe('the session', () => {
  it('is wanted by every page, known or not, and leads back where the person was going', async () => {
    const vault = createVault({ web: 'plain' });
    const browser = visit(vault);
    for (const path of ['/', '/settings?tab=api', '/no/such/page', '/swagger-ui.html']) {
      const sent = await browser.get(path);
      expect(sent.status).toBe(302);
      const login = sent.headers.get('location') ?? '';
      expect(login).toBe(`/login?back=${encodeURIComponent(path)}`);
      expect((await visit(vault).logIn(login)).headers.get('location')).toBe(path);
    }
    expect((await browser.logIn()).headers.get('set-cookie')).toMatch(/; Secure; HttpOnly/);
    expect((await browser.get('/settings')).status).toBe(200);
    expect((await browser.get('/no/such/page')).status).toBe(404);
    await browser.get('/logout');
    expect((await browser.get('/settings')).status).toBe(302);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', ''])(
    'never leads away: %j',
    async (back) => {
      const browser = visit(createVault({ web: 'plain' }));
      const answer = await browser.logIn(`/login?back=${encodeURIComponent(back)}`);
      expect(answer.headers.get('location')).toBe('/');
    },
  );

  it('is not asked for by the API, nor enough for it', async () => {
    const { vault, browser } = await administrator({});
    vault.tokens.set('a-token-of-the-stand-in-01');
    expect(await statusOf(vault, 'Bearer a-token-of-the-stand-in-01')).toBe(200);
    expect((await browser.get('/public-api/licenses/usage')).status).toBe(401);
    expect((await visit(vault).get('/public-api/nothing')).status).toBe(404);
    expect((await visit(vault).send('POST', '/ui-api/token', {})).status).toBe(401);
    expect(vault.tokens.list()).toHaveLength(1);
  });
});

describe('the token behind the pages', () => {
  it.each([
    [0, 0, 401],
    [60_000, 0, 200],
    [60_000, 59_999, 200],
    [60_000, 60_000, 401],
  ])(
    'that lives on for %d ms: after %d ms the old one is answered %d',
    async (lives, after, status) => {
      const clock = { now: START };
      const { vault, browser } = await administrator({
        now: () => clock.now,
        oldTokenLivesMs: lives,
      });
      const old = await browser.generate();
      expect(await statusOf(vault, `Bearer ${old}`)).toBe(200);
      const next = await browser.generate();
      clock.now += after;
      expect(await statusOf(vault, `Bearer ${old}`)).toBe(status);
      expect(await statusOf(vault, `Bearer ${next}`)).toBe(200);
      expect(vault.tokens.list()).toHaveLength(1);
    },
  );

  it('is gone when it is deleted, the one that lived on too', async () => {
    const { vault, browser } = await administrator({ oldTokenLivesMs: 60_000 });
    const tokens = [await browser.generate(), await browser.generate()];
    expect((await browser.send('DELETE', '/ui-api/token', {})).status).toBe(204);
    for (const token of tokens) expect(await statusOf(vault, `Bearer ${token}`)).toBe(401);
    expect(await (await browser.get('/ui-api/token')).json()).toEqual({
      exists: false,
      tokens: [],
    });
  });

  it('is the planned one once', async () => {
    const { vault, browser } = await administrator({});
    vault.tokens.plan('a-token-of-the-stand-in-02');
    expect(await browser.generate()).toBe('a-token-of-the-stand-in-02');
    expect(await browser.generate()).not.toBe('a-token-of-the-stand-in-02');
  });

  it('has a name and an expiry on IDE Services, and others beside it', async () => {
    const { vault, browser } = await administrator({ web: 'ide-services', now: () => START });
    const first = await browser.generate({ name: 'nightly', expiresAt: START + 1000 });
    const second = await browser.generate({ name: 'reports', expiresAt: START + 2000 });
    const shown = await (await browser.get('/ui-api/token')).text();
    expect(JSON.parse(shown)).toEqual({
      exists: true,
      tokens: [
        { name: 'nightly', expiresAt: START + 1000 },
        { name: 'reports', expiresAt: START + 2000 },
      ],
    });
    await browser.send('DELETE', '/ui-api/token', { name: 'nightly' });
    expect(await statusOf(vault, `Automation ${first}`)).toBe(401);
    expect(await statusOf(vault, `Automation ${second}`)).toBe(200);
  });
});

describe('the link to the specification', () => {
  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
    'leads to what %s serves, with the session alone',
    async (_, dialect) => {
      const { browser } = await administrator({ dialect });
      const settings = await (await browser.get('/settings')).text();
      const path = /<a id="specification" href="([^"]+)">/.exec(settings)?.[1] ?? '';
      const place = dialect.specification.places.find((one) => one.path === path);
      const answer = await browser.get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe(place?.text);
    },
  );
});

describe('every variant', () => {
  it('has a name of its own, and half of them were written before the recognizer', () => {
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
    expect(halves.first.length).toBeGreaterThanOrEqual(8);
  });

  it.each(variants.map((variant) => [variant.name, variant] as const))(
    '%s serves its pages and its specification to who is logged in',
    async (name, { settingsPath, specificationPath, pages, strangers = ['/'] }) => {
      const { browser } = await administrator({ web: name });
      const settings = await browser.get(settingsPath);
      expect(settings.status).toBe(200);
      expect(settings.headers.get('content-type')).toBe('text/html; charset=UTF-8');
      // One is made for the browser's back/forward cache, which no-store would forbid.
      const caching = name === 'back-forward' ? 'private, no-cache' : 'no-store';
      expect(settings.headers.get('cache-control')).toBe(caching);
      expect(Object.keys(pages)).toEqual(expect.arrayContaining([...strangers, '/']));
      if (specificationPath === null) return;
      const specification = await browser.get(specificationPath);
      expect(await specification.json()).toHaveProperty('info.title');
    },
  );

  it.each(variants.map(({ name }) => name))('%s makes tokens that may be one', async (web) => {
    const { vault, browser } = await administrator({ web });
    const token = await browser.generate({ name: 'nightly', expiresAt: Date.now() + 60_000 });
    expect(readToken(token)).toBe(token);
    const scheme = vault.tokens.check(`Bearer ${token}`) === 'good' ? 'Bearer' : 'Automation';
    expect(await statusOf(vault, `${scheme} ${token}`)).toBe(200);
  });
});
