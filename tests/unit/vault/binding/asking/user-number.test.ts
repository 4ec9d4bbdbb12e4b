import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, type Short, text } from '../specs.ts';
import { integer, row, wire } from './rows.ts';

describe('a user whose number the vault wants', () => {
  const operations: Record<string, Short> = {
    'GET /users': {
      query: { email: text },
      answer: object({ users: listOf(object({ id: integer, email: text, name: text })) }),
    },
    'GET /users/{userId}/allocations': { path: { userId: integer }, answer: listOf(row) },
    'DELETE /users/{userId}/allocations': { path: { userId: integer } },
    'POST /users/{userId}/allocations/{allocationId}/revoke': { path: { userId: integer } },
  };
  const lab = (users: unknown) =>
    createBoundLab(operations, (line) =>
      line.startsWith('GET /users?') ? Response.json({ users }) : Response.json([wire(1)]),
    );
  const alice = { id: 17, email: 'Alice@acme.test', name: 'Alice' };

  it('is looked up first, and then asked for by it', async () => {
    const { client, lines } = lab([alice]);
    const answer = await client.userLicenses('alice@acme.test');
    expect(answer).toMatchObject({ ok: true, value: [{ userId: '17', allocationId: 'A-1' }] });
    expect(lines()).toEqual(['GET /users?email=alice%40acme.test', 'GET /users/17/allocations']);
  });

  it('is not looked up again for a license that was listed', async () => {
    const { client, lines } = lab([alice]);
    const answer = await client.userLicenses('alice@acme.test');
    const license = answer.ok ? answer.value[0] : undefined;
    if (!license) throw new Error('no license');
    await client.revokeOne(license);
    expect(lines().slice(2)).toEqual(['POST /users/17/allocations/A-1/revoke']);
  });

  it.each<[string, unknown, object]>([
    ['nobody', [], { kind: 'unknown-user' }],
    ['somebody else', [{ ...alice, email: 'malice@acme.test' }], { kind: 'unknown-user' }],
    ['two', [alice, { ...alice, id: 18 }], { kind: 'ambiguous-user', count: 2 }],
    ['one without a number', [{ ...alice, id: null }], { kind: 'unknown-user' }],
    ['something else', { a: 1 }, { kind: 'not-understood', field: 'users' }],
  ])('and who turns out to be %s is nobody: nothing is changed', async (_who, users, failure) => {
    const { client, lines } = lab(users);
    expect(await client.revokeAll('alice@acme.test')).toEqual({ ok: false, failure });
    expect(lines()).toEqual(['GET /users?email=alice%40acme.test']);
  });

  it.each([
    [9, { kind: 'unknown-user' }],
    [10, { kind: 'ambiguous-user', count: 10 }],
    [100, { kind: 'ambiguous-user', count: 100 }],
  ])(
    'and who is not among %i that a search found may be on a further page',
    async (count, failure) => {
      const others = Array.from({ length: count }, (_, index) => ({
        id: index,
        email: `alice-${index}@acme.test`,
        name: 'Alice',
      }));
      const { client } = lab(others);
      expect(await client.userLicenses('alice@acme.test')).toEqual({ ok: false, failure });
    },
  );

  it('and whom the vault does not find at an address of their own is nobody', async () => {
    const { client, lines } = createBoundLab(
      {
        ...operations,
        'GET /users': {},
        'GET /users/by-email/{email}': { answer: object({ id: text, email: text }) },
      },
      () => Response.json({}, { status: 404 }),
    );
    expect(await client.revokeAll('alice@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'unknown-user' },
    });
    expect(lines()).toHaveLength(1);
  });

  it('is not looked up where two operations could do it: then nothing is bound', () => {
    const { bindings } = createBoundLab(
      { ...operations, 'GET /v2/users': { ...operations['GET /users'] } },
      () => new Response(),
    );
    expect(bindings).toEqual({});
  });

  it('and who is there twice with the same number is one', async () => {
    const { client, lines } = lab([alice, { ...alice, email: 'x@acme.test' }, alice]);
    expect(await client.revokeAll('alice@acme.test')).toEqual({ ok: true, value: null });
    expect(lines().at(-1)).toBe('DELETE /users/17/allocations');
  });

  it('is found by a search only under exactly the name that was asked for', async () => {
    const search = {
      ...operations,
      'GET /users': {
        query: { q: text, limit: integer },
        answer: listOf(object({ id: text, login: text, email: text })),
      },
    };
    const { client, lines } = createBoundLab(search, (line) =>
      line.startsWith('GET /users?')
        ? Response.json([
            { id: 'u1', login: 'alice.b', email: 'alice.b@acme.test' },
            { id: 'u2', login: 'alice', email: 'a@acme.test' },
          ])
        : Response.json([]),
    );
    await client.userLicenses('alice');
    await client.userLicenses('ali');
    expect(lines()).toEqual([
      'GET /users?q=alice&limit=100',
      'GET /users/u2/allocations',
      'GET /users?q=ali&limit=100',
    ]);
  });

  it('is found at an address of their own, which answers one user', async () => {
    const single = {
      ...operations,
      'GET /users': {},
      'GET /users/by-email/{email}': {
        answer: object({ data: object({ id: text, email: text }) }),
      },
    };
    const { client, lines } = createBoundLab(single, (line) =>
      line.includes('by-email')
        ? Response.json({ data: { id: 'u2', email: 'alice@acme.test' } })
        : Response.json([]),
    );
    await client.userLicenses('alice@acme.test');
    expect(lines()).toEqual(['GET /users/by-email/alice%40acme.test', 'GET /users/u2/allocations']);
  });
});
