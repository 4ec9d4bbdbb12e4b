import { describe, expect, it } from 'vitest';
import { createBoundClient } from '#lib/vault/bound-client.ts';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, type Short, text } from '../specs.ts';
import { done, license, list } from './act.ts';

describe('what an act sends', () => {
  it.each<[string, Record<string, Short>, string, unknown]>([
    [
      'a path alone, each part encoded',
      { 'DELETE /users/{email}/licenses/{licenseId}': {} },
      'DELETE /users/alice%40acme.test/licenses/L%2F1',
      null,
    ],
    [
      'a query',
      { 'POST /allocations/revoke': { query: { 'email!': text, 'allocationId!': text } } },
      'POST /allocations/revoke?email=alice%40acme.test&allocationId=A-1',
      null,
    ],
    [
      'a body, with lists and objects in it',
      {
        'POST /allocations/revoke': {
          body: object(
            {
              user: object({ email: text }, ['email']),
              allocationIds: listOf(text),
              comment: text,
              dryRun: { type: 'boolean', default: true },
            },
            ['user', 'allocationIds', 'comment'],
          ),
        },
      },
      'POST /allocations/revoke',
      {
        user: { email: 'alice@acme.test' },
        allocationIds: ['A-1'],
        comment: 'Done by an administrator with Seatkeeper',
        dryRun: false,
      },
    ],
    [
      'one, said apart from the license',
      {
        'POST /users/{email}/licenses/revoke': {
          body: object({ licenseId: text, scope: { type: 'string', enum: ['ONE', 'ALL'] } }, [
            'licenseId',
            'scope',
          ]),
        },
      },
      'POST /users/alice%40acme.test/licenses/revoke',
      { licenseId: 'L/1', scope: 'ONE' },
    ],
    [
      'an action out of several',
      {
        'POST /allocations/{allocationId}/actions': {
          id: 'revokeAllocation',
          says: 'Revoke an allocation',
          body: object({ action: { type: 'string', enum: ['RENEW', 'REVOKE'] } }, ['action']),
        },
      },
      'POST /allocations/A-1/actions',
      { action: 'REVOKE' },
    ],
  ])('%s', async (_what, operations, line, body) => {
    const lab = createBoundLab({ ...list, ...operations }, done);
    expect(lab.bindings['revoke-one']).toBeDefined();
    expect(await lab.client.revokeOne(license)).toEqual({ ok: true, value: null });
    expect(lab.lines()).toEqual([line]);
    expect(JSON.parse(lab.sent[0]?.body ?? 'null')).toEqual(body);
    expect(lab.sent[0]?.headers.get('content-type')).toBe(body ? 'application/json' : null);
  });

  it('one or all by the same operation: with the license, and without', async () => {
    const lab = createBoundLab(
      {
        ...list,
        'POST /licenses/release': {
          says: 'Release one license of a user, or all of them',
          body: object({ email: text, licenseId: text }, ['email']),
        },
      },
      done,
    );
    await lab.client.revokeOne(license);
    await lab.client.revokeAll('alice@acme.test');
    expect(lab.sent.map(({ body }) => JSON.parse(body ?? ''))).toEqual([
      { email: 'alice@acme.test', licenseId: 'L/1' },
      { email: 'alice@acme.test' },
    ]);
  });

  it('the product by the name that the operation wants', async () => {
    const byCode = createBoundLab({ 'POST /products/{productCode}/disconnect': {} }, done);
    const byName = createBoundLab(
      { 'POST /products/disconnect': { body: object({ productName: text }, ['productName']) } },
      done,
    );
    for (const { client } of [byCode, byName]) {
      await client.disconnectProduct({ code: 'RC', name: 'ReSharper C++' });
    }
    expect(byCode.lines()).toEqual(['POST /products/RC/disconnect']);
    expect(byName.sent[0]?.body).toBe('{"productName":"ReSharper C++"}');
  });

  it('a form where the operation wants one', async () => {
    const lab = createBoundLab({ ...list, 'DELETE /users/{email}/licenses': {} }, done);
    const binding = lab.bindings['revoke-all'];
    if (!binding) throw new Error('not bound');
    const inputs = binding.inputs.map((one) => ({ ...one, in: 'body' as const, at: ['e-mail'] }));
    const operation = {
      ...binding.operation,
      method: 'POST' as const,
      path: '/licenses/revoke',
    };
    const body = { media: 'form', type: 'application/x-www-form-urlencoded' } as const;
    const access = {
      fetch: async (url: string, init: RequestInit) => {
        lab.sent.push({ line: url, body: String(init.body), headers: new Headers(init.headers) });
        return done();
      },
      origin: 'https://acme.fls.jetbrains.com',
      flavour: 'cloud' as const,
      token: 'a-token-of-the-stand-in-01',
      now: () => 0,
    };
    const client = createBoundClient(access, {
      'revoke-all': { ...binding, operation, inputs, body },
    });
    await client.revokeAll('alice+x@acme.test');
    expect(lab.sent[0]?.body).toBe('e-mail=alice%2Bx%40acme.test');
    expect(lab.sent[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
  });
});
