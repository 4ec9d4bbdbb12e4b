import { describe, expect, it } from 'vitest';
import { createBoundClient } from '#lib/vault/bound-client.ts';
import { license as licenseOf } from '../../acts/license.ts';
import { createBoundLab } from './bound-lab.ts';
import { listOf, object, type Short, text } from './specs.ts';

const license = licenseOf({
  user: 'alice@acme.test',
  allocationId: 'A-1',
  licenseId: 'L/1',
  product: 'PyCharm',
  productCode: 'PC',
});
const done = () => new Response(null, { status: 204 });
const row = object({ licenseId: text, allocationId: text, productCode: text });
const list: Record<string, Short> = {
  'GET /users/{email}/licenses': { answer: listOf(row) },
};

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

describe('what an act never sends', () => {
  const lab = (user = 'email') =>
    createBoundLab(
      {
        [`GET /users/{${user}}/licenses`]: { answer: listOf(row) },
        [`DELETE /users/{${user}}/licenses/{licenseId}`]: {},
        [`DELETE /users/{${user}}/licenses`]: {},
      },
      done,
    );

  it.each(['', '   ', '.', '..', 'a/../b', '..\\x', 'a\u0000b', 'a\nb', `${'a'.repeat(600)}`])(
    'a user called %j',
    async (user) => {
      const { client, sent } = lab('login');
      expect(await client.revokeAll(user)).toEqual({
        ok: false,
        failure: { kind: 'refused-input', meaning: 'user-login' },
      });
      expect(sent).toEqual([]);
    },
  );

  it('a user who only looks like that is sent, as data', async () => {
    const { client, lines } = lab('login');
    await client.revokeAll('ACME\\al/b..%2e?x#y');
    expect(lines()).toEqual(['DELETE /users/ACME%5Cal%2Fb..%252e%3Fx%23y/licenses']);
  });

  it('a license whose number nobody knows', async () => {
    const { client, sent } = lab();
    expect(await client.revokeOne({ ...license, licenseId: null })).toEqual({
      ok: false,
      failure: { kind: 'refused-input', meaning: 'license' },
    });
    expect(sent).toEqual([]);
  });

  it('a name where an address is wanted', async () => {
    const { client, sent } = lab();
    expect(await client.revokeAll('Alice')).toEqual({
      ok: false,
      failure: { kind: 'refused-input', meaning: 'user-email' },
    });
    expect(sent).toEqual([]);
  });

  it.each<[string, (path: string) => object]>([
    ['a path that leads out of its template', () => ({ path: '/users/../products/{email}' })],
    ['an encoded step up', () => ({ path: '/users/%2e%2e/{email}' })],
    ['another host', () => ({ path: '//evil.example/{email}' })],
    ['a query in the path', () => ({ path: '/users?x={email}' })],
    ['a reading method', (path) => ({ path, method: 'GET' })],
  ])('%s, whatever a stored binding says', async (_what, change) => {
    const one = lab();
    const binding = one.bindings['revoke-all'];
    if (!binding) throw new Error('not bound');
    Object.assign(binding.operation, change(binding.operation.path));
    expect(await one.client.revokeAll('alice@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'not-bound', ability: 'revoke-all' },
    });
    expect(one.sent).toEqual([]);
  });

  it.each([
    ['Authorization', 'Bearer another-token-0123456'],
    ['Cookie', 'session=1'],
    ['X-HTTP-Method-Override', 'PUT'],
    ['X-Original-URL', '/users'],
    ['X-Api-Version', '1\r\nX-Evil: 1'],
  ])('the header %s, whatever a stored binding says', async (name, value) => {
    const one = lab();
    one.bindings['revoke-all']?.constants.push({ in: 'header', at: [name], value });
    expect(await one.client.revokeAll('alice@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'not-bound', ability: 'revoke-all' },
    });
    expect(one.sent).toEqual([]);
  });

  it('anything without a name in it', async () => {
    const one = lab();
    const binding = one.bindings['revoke-all'];
    if (!binding) throw new Error('not bound');
    Object.assign(binding, { inputs: [] });
    Object.assign(binding.operation, { path: '/licenses' });
    expect(await one.client.revokeAll('alice@acme.test')).toMatchObject({ ok: false });
    expect(one.sent).toEqual([]);
  });

  it('anything for an ability that is not bound', async () => {
    const { client, sent } = createBoundLab(list, done);
    const answers = [
      await client.revokeOne(license),
      await client.revokeAll('alice@acme.test'),
      await client.disconnectProduct({ code: 'PC', name: 'PyCharm' }),
      await client.report({ from: '2026-01-01', to: '2026-01-31' }),
    ];
    expect(answers.map((answer) => !answer.ok && answer.failure.kind)).toEqual(
      Array(4).fill('not-bound'),
    );
    expect(sent).toEqual([]);
  });
});

describe('the answer to an act', () => {
  const answered = async (response: () => Response | Promise<Response>) => {
    const lab = createBoundLab({ ...list, 'DELETE /users/{email}/licenses': {} }, response);
    return { outcome: await lab.client.revokeAll('alice@acme.test'), sent: lab.sent };
  };

  it.each([
    ['200', () => new Response('')],
    ['201', () => Response.json({ data: { id: 'A-1' } }, { status: 201 })],
    ['204', () => new Response(null, { status: 204 })],
    ['a text', () => new Response('revoked')],
  ])('is a success with %s', async (_what, response) => {
    const { outcome } = await answered(response);
    expect(outcome).toEqual({ ok: true, value: null });
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    [
      'a log-in page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'not-a-vault', found: 'page' },
    ],
    ['202', () => new Response('', { status: 202 }), { kind: 'not-confirmed' }],
    ['200 and no', () => Response.json({ success: false }), { kind: 'not-confirmed' }],
    ['200 and no, called text', () => new Response('{"ok":false}'), { kind: 'not-confirmed' }],
    [
      'more than can be read',
      () => new Response(`"${'x'.repeat(2 * 1024 * 1024)}"`),
      { kind: 'too-large', limitBytes: 2 * 1024 * 1024 },
    ],
    ['404', () => new Response('', { status: 404 }), { kind: 'not-found' }],
    ['403', () => new Response('', { status: 403 }), { kind: 'not-permitted' }],
    ['409', () => new Response('', { status: 409 }), { kind: 'server-error', status: 409 }],
    ['500', () => new Response('', { status: 500 }), { kind: 'server-error', status: 500 }],
    ['a broken line', () => Promise.reject(new TypeError('Failed')), { kind: 'unreachable' }],
  ])('is a failure with %s, and nothing is sent twice', async (_what, response, failure) => {
    const { outcome, sent } = await answered(response);
    expect(outcome).toEqual({ ok: false, failure });
    expect(sent).toHaveLength(1);
  });
});
