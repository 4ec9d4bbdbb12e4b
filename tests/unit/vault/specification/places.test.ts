import { describe, expect, it } from 'vitest';
import { type Failure, failed, success } from '#lib/vault/failure.ts';
import {
  findSpecification,
  type GetText,
  specificationPlaces,
} from '#lib/vault/specification/places.ts';

const ORIGIN = 'https://acme.fls.jetbrains.com';
const json = (value: unknown) => JSON.stringify(value);
const spec = (title: string) => json({ openapi: '3.0.1', info: { title }, paths: {} });
const NOTHING: Failure = { kind: 'not-a-vault', found: 'nothing' };

/** A vault that has these texts at these places, and nothing elsewhere. */
function vault(texts: Record<string, string | Failure>) {
  const asked: string[] = [];
  const get: GetText = async (path, query) => {
    const search = new URLSearchParams(query).toString();
    const place = search ? `${path}?${search}` : path;
    asked.push(place);
    const found = texts[place];
    if (found === undefined) return failed(NOTHING);
    return typeof found === 'string'
      ? success({ text: found, contentType: 'application/json' })
      : failed(found);
  };
  return { asked, find: () => findSpecification(get, ORIGIN) };
}
const uiPage = (script: string) => `<!doctype html><script>SwaggerUIBundle({ ${script} })</script>`;

describe('a specification is found', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'at the first usual place',
      { '/api-docs': spec('a'), '/swagger.json': spec('b') },
      '/api-docs',
    ],
    ['at the last usual place', { '/openapi.json': spec('a') }, '/openapi.json'],
    [
      'as a group of springdoc, the one that speaks of licenses',
      {
        '/v3/api-docs/swagger-config': json({
          urls: [
            { url: '/v3/api-docs/admin', name: 'admin' },
            { url: '/v3/api-docs/public', name: 'public' },
          ],
        }),
        '/v3/api-docs/admin': spec('Admin'),
        '/v3/api-docs/public': spec('License Vault Public: licenses'),
      },
      '/v3/api-docs/public',
    ],
    [
      'as a group of springfox',
      {
        '/swagger-resources': json([
          { name: 'default', url: '/v2/api-docs?group=License Vault', swaggerVersion: '2.0' },
        ]),
        '/v2/api-docs?group=License+Vault': spec('a'),
      },
      '/v2/api-docs?group=License+Vault',
    ],
    [
      'by an address of a Swagger UI page',
      {
        '/swagger-ui/index.html': uiPage(`url: "../docs/api.json", dom_id: '#x'`),
        '/docs/api.json': spec('a'),
      },
      '/docs/api.json',
    ],
    [
      'by a whole address of the vault itself',
      { '/swagger-ui.html': uiPage(`"url": '${ORIGIN}/spec'`), '/spec': spec('a') },
      '/spec',
    ],
    [
      'through the script and the list of a Swagger UI page',
      {
        '/swagger-ui/index.html': '<script src="./swagger-initializer.js"></script>',
        '/swagger-ui/swagger-initializer.js':
          'ui = { url: "https://petstore.swagger.io/v2/swagger.json", configUrl: "/docs/config" }',
        '/docs/config': json({ url: '/docs' }),
        '/docs': spec('a'),
      },
      '/docs',
    ],
  ])('%s', async (_how, texts, place) => {
    expect(await vault(texts).find()).toEqual({ ok: true, value: { text: texts[place], place } });
  });
});

describe('a vault without one', () => {
  it('is asked at each place once, in order, and told what was there', async () => {
    const one = vault({
      '/api-docs': '<html>log in</html>',
      '/v2/api-docs': json({ error: 'x' }),
      '/swagger.json': { kind: 'wrong-token' },
    });
    expect(await one.find()).toEqual({
      ok: false,
      failure: specificationPlaces.map((place) => ({
        place,
        failure:
          {
            '/api-docs': 'other',
            '/v2/api-docs': 'other',
            '/swagger.json': { kind: 'wrong-token' },
          }[place as string] ?? NOTHING,
      })),
    });
    expect(one.asked).toEqual(specificationPlaces);
  });

  it.each<Failure>([
    { kind: 'unreachable' },
    { kind: 'timeout', limitMs: 10_000 },
    { kind: 'rate-limited', until: 1 },
    { kind: 'no-access' },
  ])('that cannot be asked ($kind) is not asked any further', async (failure) => {
    const one = vault({ '/v3/api-docs': failure });
    expect(await one.find()).toMatchObject({ ok: false, failure: [{}, { failure }] });
    expect(one.asked).toHaveLength(2);
  });

  it.each([
    'https://evil.example/api-docs',
    '//evil.example/api-docs',
    'https://acme.fls.jetbrains.com@evil.example/x',
    'http://acme.fls.jetbrains.com/x',
    '/users?email=alice@acme.test',
    '/users?group=a&all=true',
    '/x/%2e%2e/y',
    '/x//y',
    'javascript:alert(1)',
    'data:application/json,{}',
  ])('is never asked at %s, which one of its pages names', async (url) => {
    const one = vault({
      '/swagger-ui.html': uiPage(`url: "${url}"`),
      '/swagger-resources': json([{ url }]),
      '/v3/api-docs/swagger-config': json({ urls: [{ url }], url }),
    });
    await one.find();
    expect(one.asked).toEqual(specificationPlaces);
  });

  it('that names ever more places is given up', async () => {
    const asked: string[] = [];
    const get: GetText = async (path) => {
      asked.push(path);
      const urls = Array.from({ length: 50 }, (_, n) => ({ url: `${path}/${n}` }));
      return success({ text: json({ urls }), contentType: 'application/json' });
    };
    expect(await findSpecification(get, ORIGIN)).toMatchObject({ ok: false });
    expect(asked.length).toBeLessThanOrEqual(specificationPlaces.length + 12);
  });
});
