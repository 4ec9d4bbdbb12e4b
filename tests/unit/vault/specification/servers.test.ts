import { describe, expect, it } from 'vitest';
import type { Operation } from '#lib/vault/specification/specification.ts';
import { first, ORIGIN, openApi } from './reading-lab.ts';

describe('where an operation is served', () => {
  const three = (servers: unknown, atPath: unknown = undefined, at: unknown = undefined) =>
    first(
      openApi(
        { '/x': { servers: atPath, get: { servers: at } } },
        { info: { title: 'Accounts' }, servers },
      ),
    );
  const two = (rest: object) => first({ swagger: '2.0', paths: { '/x': { get: {} } }, ...rest });

  it.each<[string, Operation, string]>([
    ['nothing is said', three(undefined), '/x'],
    ['the root', three([{ url: '/' }]), '/x'],
    ['a base path', three([{ url: '/api/v1/' }]), '/api/v1/x'],
    ['a base path without a slash', three([{ url: 'api' }]), '/api/x'],
    ['the vault itself', three([{ url: `${ORIGIN}/api` }]), '/api/x'],
    [
      'the vault over http, as behind a proxy',
      three([{ url: 'http://ACME.fls.jetbrains.com' }]),
      '/x',
    ],
    ['the vault with its usual port', three([{ url: `${ORIGIN}:443/a` }]), '/a/x'],
    [
      'any company',
      three([
        { url: 'https://{company}.fls.jetbrains.com/{v}', variables: { v: { default: 'v2' } } },
      ]),
      '/v2/x',
    ],
    ['one of several', three([{ url: 'https://test.example' }, { url: '/b' }]), '/b/x'],
    ['the path’s own', three([{ url: '/a' }], [{ url: '/b' }]), '/b/x'],
    ['the operation’s own', three([{ url: '/a' }], [{ url: '/b' }], [{ url: '/c' }]), '/c/x'],
    ['a base path of Swagger', two({ basePath: '/api' }), '/api/x'],
    ['no host of Swagger', two({ schemes: ['http'] }), '/x'],
  ])('is ours for %s', (_what, operation, path) => {
    expect(operation).toMatchObject({ path, elsewhere: null });
  });

  it.each<[string, Operation, string]>([
    ['another host', three([{ url: 'https://evil.example/api' }]), 'evil.example'],
    ['another host without a scheme', three([{ url: '//evil.example' }]), 'evil.example'],
    [
      'a host that ends alike',
      three([{ url: 'https://evil-acme.fls.jetbrains.com' }]),
      'evil-acme.fls.jetbrains.com',
    ],
    [
      'the domain above the vault',
      three([{ url: 'https://fls.jetbrains.com' }]),
      'fls.jetbrains.com',
    ],
    [
      'a user in front',
      three([{ url: 'https://acme.fls.jetbrains.com@evil.example' }]),
      'acme.fls.jetbrains.com@evil.example',
    ],
    [
      'a pattern that runs away',
      three([{ url: `https://${'{a}'.repeat(60)}x` }]),
      `${'{a}'.repeat(60)}x`,
    ],
    ['another host of Swagger', two({ host: 'evil.example' }), 'evil.example'],
  ])('is elsewhere for %s', (_what, operation, host) => {
    expect(operation.elsewhere).toBe(host);
  });
});

describe('a specification that names a host from behind a proxy', () => {
  const paths = { '/x': { get: {} } };
  const titled = (title: string, url: string, more: object = {}) =>
    first(openApi({ ...paths, ...more }, { info: { title }, servers: [{ url }] }));

  it.each<[string, Operation, string]>([
    ['another port', titled('Accounts', `${ORIGIN}:8443/api`), 'acme.fls.jetbrains.com:8443'],
    ['a name from inside', titled('OpenAPI definition', 'http://vault:8080/api'), 'vault:8080'],
    ['its own machine', titled('Api Documentation', 'http://localhost:8080/api'), 'localhost:8080'],
    ['an address from inside', titled('API v2', 'http://10.1.2.3:80/api'), '10.1.2.3:80'],
    ['a host in a cluster', titled('', 'http://lv.prod.svc/api'), 'lv.prod.svc'],
    ['a host to fill in', titled('Accounts', 'https://{host}/api'), '{host}'],
    ['a public name, by its title', titled('License Vault', 'https://a.example/api'), 'a.example'],
    [
      'a public name, by a proven path',
      titled('Accounts', 'https://a.example/api', { '/public-api/denials/report': { get: {} } }),
      'a.example',
    ],
  ])('is asked at the vault itself: %s', (_what, operation, named) => {
    expect(operation).toMatchObject({ path: '/api/x', elsewhere: null, named });
  });

  const several = [{ url: 'http://blue:80/api' }, { url: 'http://green:80/api' }];
  it.each<[string, Operation, string]>([
    [
      'another product on the same net',
      titled('Accounts', 'http://accounts:8080'),
      'accounts:8080',
    ],
    [
      'a public host with a title that says nothing',
      titled('API', 'https://a.example'),
      'a.example',
    ],
    ['a user in front', titled('License Vault', 'https://x@vault'), 'x@vault'],
    [
      'one of several',
      first(openApi(paths, { info: { title: 'License Vault' }, servers: several })),
      'blue:80',
    ],
    [
      'one operation that is put there by itself',
      first(
        openApi(
          { '/x': { get: { servers: [{ url: 'http://reports:80' }] } } },
          { info: { title: 'License Vault' } },
        ),
      ),
      'reports:80',
    ],
    [
      'a host out of a list',
      first(
        openApi(paths, {
          info: { title: 'Accounts' },
          servers: [
            {
              url: 'https://{h}/',
              variables: { h: { default: 'b.example', enum: ['b.example'] } },
            },
          ],
        }),
      ),
      'b.example',
    ],
  ])('is not: %s', (_what, operation, host) => {
    expect(operation.elsewhere).toBe(host);
    expect(operation).not.toHaveProperty('named');
  });
});
