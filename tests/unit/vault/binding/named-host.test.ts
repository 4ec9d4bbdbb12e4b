import { describe, expect, it } from 'vitest';
import { abilities, writingAbilities } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { bindByHand } from '#lib/vault/binding/by-hand.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import { document, listOf, object, type Short, text } from './specs.ts';

const row = object({ allocationId: text, licenseId: text, product: text, productCode: text });
const date = { type: 'string', format: 'date' };
const ran = object({
  user: text,
  product: text,
  startedAt: { type: 'string', format: 'date-time' },
});
/** Everything in it would be bound, were it of this vault. */
const operations: Record<string, Short> = {
  'GET /users/{email}/licenses': { says: 'Licenses of a user', answer: listOf(row) },
  'DELETE /users/{email}/licenses/{allocationId}': { says: 'Revoke a license' },
  'POST /users/{email}/licenses/revoke-all': { says: 'Revoke all licenses of a user' },
  'GET /usage/report': { query: { 'from!': date, 'to!': date }, answer: listOf(ran) },
  'POST /products/{productCode}/disconnect': { says: 'Disconnect a product' },
};

function read(title: string, servers: unknown) {
  const content = JSON.stringify({ ...document(operations), info: { title }, servers });
  const outcome = readSpecification(content, 'https://acme.fls.jetbrains.com');
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.value;
}
const bound = (title: string, servers: unknown) => {
  const proposals = bind(read(title, servers));
  return abilities.filter((ability) => proposals[ability].binding !== null);
};

describe('a specification that names another host', () => {
  const inside = [{ url: 'http://license-vault:8080/api' }];

  it('is bound at the vault’s own paths, and says so before anything is confirmed', () => {
    const proposals = bind(read('License Vault', inside));
    for (const ability of writingAbilities) {
      expect(proposals[ability].binding?.operation.path, ability).toMatch(/^\/api\//);
      expect(proposals[ability].evidence, ability).toContainEqual({
        kind: 'names-host',
        detail: 'license-vault:8080',
        points: 0,
      });
    }
  });

  it('keeps its binding where the name behind the proxy changes from day to day', () => {
    const first = bind(read('License Vault', inside));
    const second = bind(read('License Vault', [{ url: 'http://10.0.0.7:8080/api' }]));
    for (const ability of writingAbilities)
      expect(second[ability].binding).toEqual(first[ability].binding);
  });

  it.each([
    ['another product on the same net', 'Asset Manager', [{ url: 'http://assets:8080/api' }]],
    ['another product of the same company', 'Space', [{ url: 'https://acme.jetbrains.space' }]],
    ['a product whose title says nothing', 'API', [{ url: 'https://api.seats.example' }]],
    [
      'several hosts, none of them this one',
      'License Vault',
      [{ url: 'https://a.example/api' }, { url: 'https://b.example/api' }],
    ],
  ])('is not bound where it is of %s', (_what, title, servers) => {
    expect(bound(title, servers)).toEqual([]);
  });

  it.each(['http://vault/../admin', 'http://vault/{tenant', 'http://vault/%2e%2e/admin'])(
    'has no operations where its path cannot be ours: %s',
    (url) => {
      expect(() => read('License Vault', [{ url }])).toThrow('no-operations');
    },
  );

  it('is not bound by hand either where it is of another product', () => {
    const specification = read('Asset Manager', [{ url: 'http://assets:8080' }]);
    expect(
      bindByHand(specification, 'disconnect-product', 'POST /products/{productCode}/disconnect'),
    ).toEqual({ ok: false, failure: { kind: 'other-host', host: 'assets:8080' } });
  });
});
