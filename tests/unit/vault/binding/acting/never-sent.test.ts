import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf } from '../specs.ts';
import { done, license, list, row } from './act.ts';

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
