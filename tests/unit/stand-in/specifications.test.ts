import { describe, expect, it } from 'vitest';
import { abilities } from '#lib/vault/ability.ts';
import { halGroups } from '#tests/vault/dialects/hal-groups.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { nswagLookup } from '#tests/vault/dialects/nswag-lookup.ts';
import { operationsOf } from '#tests/vault/dialects/parts/routes.ts';
import { swaggoQuery } from '#tests/vault/dialects/swaggo-query.ts';
import { trapsOnly } from '#tests/vault/dialects/traps-only.ts';
import { named, open } from './drives/stage.ts';

describe.each(named(dialects))('the specification of %s', (_, dialect) => {
  const operations = operationsOf(dialect.specification.text);

  it('lists every expected operation among many others, each with an id of its own or none', () => {
    const missing = abilities
      .map((ability) => dialect.expected[ability])
      .flatMap((one) => (typeof one === 'object' ? [one.operation] : []))
      .concat(dialect.lookup ?? [])
      .filter((one) => !operations.includes(one));
    expect(missing).toEqual([]);
    expect(operations.length).toBeGreaterThanOrEqual(dialect === trapsOnly ? 15 : 20);
    expect(operations.length).toBeLessThanOrEqual(60);
    const ids = [...dialect.specification.text.matchAll(/"operationId":"([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no reference to what is not in it', () => {
    const document: unknown = JSON.parse(dialect.specification.text);
    const references = [...dialect.specification.text.matchAll(/"\$ref":"#\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(5);
    for (const [, pointer = ''] of references) {
      const found = pointer
        .split('/')
        .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<unknown>((value, key) => Object(value)[key], document);
      expect(found, pointer).toBeDefined();
    }
  });

  it('puts before its paths what the dialect says', () => {
    const document = JSON.parse(dialect.specification.text);
    const url: string = document.basePath ?? document.servers?.[0].url ?? '/';
    const filled = url.replaceAll(/\{(\w+)\}/g, 'variable');
    const { pathname } = new URL(filled, 'https://acme.fls.jetbrains.com');
    expect(pathname.replace(/\/$/, '')).toBe(dialect.prefix);
  });

  it('is served where the dialect says, to whom it says', async () => {
    const { send } = open(dialect);
    for (const { path, query = {}, text, access } of dialect.specification.places) {
      const nobody = await send('GET', path, { query, headers: {} });
      const token = await send('GET', path, { query });
      const login = await send('GET', path, {
        query,
        headers: { cookie: 'lv-session=administrator' },
      });
      const readers = { nobody, token, login };
      const texts = await Promise.all(
        Object.entries(readers).map(async ([who, answer]) =>
          (await answer.text()) === text ? who : '',
        ),
      );
      expect(texts.filter(Boolean).join(' ')).toBe(
        access === 'anyone' ? 'nobody token login' : access === 'token' ? 'token' : 'login',
      );
      if (access === 'login-or-401') expect(token.status).toBe(401);
      if (access === 'login-or-page')
        expect(token.headers.get('content-type')).toMatch('text/html');
    }
  });
});

it.each([
  ['a Swagger UI page with a relative address', swaggoQuery, '/swagger/index.html', 'doc.json'],
  ['another one elsewhere', swaggoQuery, '/swagger-ui.html', 'swagger/doc.json'],
  [
    'a page with a configuration in a string',
    nswagLookup,
    '/swagger-ui/index.html',
    '/swagger/v1/swagger.json',
  ],
  [
    'a list of groups',
    halGroups,
    '/v3/api-docs/swagger-config',
    '/v3/api-docs/license-vault-public',
  ],
])('names the document by %s', async (_, dialect, path, url) => {
  const { send } = open(dialect);
  expect(await (await send('GET', path)).text()).toContain(`"${url}"`);
  const document = await send(
    'GET',
    new URL(url, `https://acme.fls.jetbrains.com${path}`).pathname,
  );
  expect(await document.text()).toBe(dialect.specification.text);
});

it('answers every unknown path with a page in one dialect, and by 404 in the others', async () => {
  const pages = await Promise.all(
    dialects.map(async (dialect) => {
      const answer = await open(dialect).send('GET', '/no/such/path');
      return answer.status === 200 ? dialect.name : '';
    }),
  );
  expect(pages.filter(Boolean)).toEqual(['fastapi-flat']);
});
