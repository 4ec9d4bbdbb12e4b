import { describe, expect, it } from 'vitest';
import { createBoundLab } from './bound-lab.ts';
import { listOf, object, type Short, text } from './specs.ts';

const instant = { type: 'string', format: 'date-time' };
const integer = { type: 'integer', format: 'int32' };
const row = object({
  allocationId: text,
  user: object({ login: text, email: text }),
  product: object({ code: text, name: text }),
  allocatedAt: instant,
  lastSeen: { type: 'integer', format: 'int64', description: 'epoch' },
  machine: object({ name: text }),
  ideVersion: text,
});
const wire = (index: number) => ({
  allocationId: `A-${index}`,
  user: { login: 'alice', email: 'alice@acme.test' },
  product: { code: 'PC', name: 'PyCharm' },
});

describe('the licenses of a user', () => {
  const lab = (answer: unknown, operations: Record<string, Short> = {}) =>
    createBoundLab(
      { 'GET /users/{email}/allocations': { answer: listOf(row) }, ...operations },
      () => Response.json(answer),
    );

  it('are told with everything that the operation answers', async () => {
    const full = {
      ...wire(1),
      allocatedAt: '2026-01-02T03:04:05.123456789Z',
      lastSeen: 1_767_323_045,
      machine: { name: 'host.acme' },
      ideVersion: '2026.1',
    };
    expect(await lab([full]).client.userLicenses('alice@acme.test')).toEqual({
      ok: true,
      value: [
        {
          user: 'alice',
          userId: null,
          email: 'alice@acme.test',
          allocationId: 'A-1',
          licenseId: null,
          product: 'PyCharm',
          productCode: 'PC',
          since: Date.UTC(2026, 0, 2, 3, 4, 5, 123),
          lastSeenAt: 1_767_323_045_000,
          host: 'host.acme',
          version: '2026.1',
        },
      ],
    });
  });

  it('are told as far as they are understood: what is odd is not known', async () => {
    const odd = {
      allocationId: 7,
      user: null,
      product: ['PC'],
      allocatedAt: 'yesterday',
      lastSeen: -5,
      machine: 'x',
      ideVersion: { a: 1 },
      __proto__: { email: 'x' },
    };
    expect(await lab([odd, {}, null, 'x']).client.userLicenses('alice@acme.test')).toMatchObject({
      ok: true,
      value: [
        {
          user: 'alice@acme.test',
          allocationId: '7',
          product: null,
          since: null,
          lastSeenAt: null,
          host: null,
          version: null,
        },
      ],
    });
  });

  it('of whom the answer shows another address are not theirs', async () => {
    const { client } = createBoundLab(
      {
        'GET /allocations': { query: { email: text }, answer: listOf(row), id: 'listAllocations' },
      },
      () => Response.json([wire(1), { ...wire(2), user: { email: 'malice@acme.test' } }]),
    );
    expect(await client.userLicenses('alice@acme.test')).toMatchObject({
      ok: true,
      value: [{ allocationId: 'A-1' }],
    });
  });

  it('of nobody are nobody’s, and no fault of the vault', async () => {
    const { client } = createBoundLab(
      { 'GET /users/{email}/allocations': { answer: listOf(row) } },
      () => Response.json({}, { status: 404 }),
    );
    expect(await client.userLicenses('nobody@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'unknown-user' },
    });
  });

  it.each([
    ['an object', {}],
    ['null', null],
    ['text', 'x'],
  ])('in %s are not understood, rather than none', async (_what, answer) => {
    expect(await lab(answer).client.userLicenses('alice@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'not-understood', field: 'body' },
    });
  });
});

it('stands around the licenses where the vault says it there', async () => {
  const { client } = createBoundLab(
    {
      'GET /users/{login}/licenses': {
        answer: object({
          user: object({ id: text, email: text, login: text }),
          licenses: listOf(object({ licenseId: text, product: text })),
        }),
      },
    },
    () =>
      Response.json({
        user: { id: 'u7', email: 'alice@acme.test', login: 'alice' },
        licenses: [{ licenseId: 'L1', product: 'PyCharm' }],
      }),
  );
  expect(await client.userLicenses('alice')).toMatchObject({
    ok: true,
    value: [{ user: 'alice', userId: 'u7', email: 'alice@acme.test', licenseId: 'L1' }],
  });
});

it('is not who assigned the license, nor a manager', async () => {
  const { client } = createBoundLab(
    {
      'GET /users/{login}/licenses': {
        answer: listOf(
          object({
            licenseId: text,
            assignedBy: object({ email: text, login: text, id: text }),
            manager: object({ email: text }),
            tenantId: text,
          }),
        ),
      },
    },
    () =>
      Response.json([
        {
          licenseId: 'L1',
          assignedBy: { email: 'b', login: 'b', id: 'b' },
          manager: { email: 'b' },
          tenantId: 'T',
        },
      ]),
  );
  expect(await client.userLicenses('alice')).toMatchObject({
    value: [{ user: 'alice', userId: null, email: null, allocationId: null, licenseId: 'L1' }],
  });
});

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

describe('pages', () => {
  type Page = (rows: unknown[], query: URLSearchParams, whole: unknown[]) => unknown;
  interface Manner {
    query: Record<string, object>;
    answer: object;
    page: Page;
    /** Where the rows of a request begin. */
    start: (query: URLSearchParams) => number;
    size: number;
    /** The vault says which page is the last, so that no empty one has to be asked for. */
    tellsEnd: boolean;
  }
  const number = (query: URLSearchParams, name: string) => Number(query.get(name));
  const boolean = { type: 'boolean' };

  const manners: Record<string, Manner> = {
    'offset and limit, a bare array': {
      query: { offset: integer, limit: integer },
      answer: listOf(row),
      page: (rows) => rows,
      start: (query) => number(query, 'offset'),
      size: 100,
      tellsEnd: false,
    },
    'pages from 0 of what the vault allows, with a last page': {
      query: { page: { ...integer, default: 0 }, size: { ...integer, maximum: 50 } },
      answer: object({ content: listOf(row), last: boolean, totalElements: integer }),
      page: (rows, query, whole) => ({
        content: rows,
        last: (number(query, 'page') + 1) * 50 >= whole.length,
      }),
      start: (query) => number(query, 'page') * 50,
      size: 50,
      tellsEnd: true,
    },
    'pages from 1, and no other word': {
      query: { page: { ...integer, minimum: 1 }, per_page: integer },
      answer: object({ items: listOf(row) }),
      page: (rows) => ({ items: rows }),
      start: (query) => (number(query, 'page') - 1) * 100,
      size: 100,
      tellsEnd: false,
    },
    'rows from 1, with a total': {
      query: { startIndex: { ...integer, default: 1 }, count: integer },
      answer: object({ Resources: listOf(row), totalResults: integer }),
      page: (rows, _query, whole) => ({ Resources: rows, totalResults: whole.length }),
      start: (query) => number(query, 'startIndex') - 1,
      size: 100,
      tellsEnd: true,
    },
    'a cursor': {
      query: { cursor: text as object, pageSize: integer },
      answer: object({ data: listOf(row), meta: object({ nextCursor: text }) }),
      page: (rows, query, whole) => {
        const end = number(query, 'cursor') + rows.length;
        return { data: rows, meta: { nextCursor: end < whole.length ? String(end) : null } };
      },
      start: (query) => number(query, 'cursor'),
      size: 100,
      tellsEnd: true,
    },
    'a link in the answer': {
      query: {},
      answer: object({
        _embedded: object({ allocations: listOf(row) }),
        _links: object({ next: object({ href: text }) }),
      }),
      page: (rows, query, whole) => {
        const end = number(query, 'after') + 100;
        const next = {
          href: `https://acme.fls.jetbrains.com/users/alice@acme.test/allocations?after=${end}`,
        };
        return {
          ...(whole.length > 0 && { _embedded: { allocations: rows } }),
          _links: end < whole.length ? { next } : {},
        };
      },
      start: (query) => number(query, 'after'),
      size: 100,
      tellsEnd: true,
    },
  };

  const read = async ({ query, answer, page, start, size }: Manner, count: number) => {
    const whole = Array.from({ length: count }, (_, index) => wire(index));
    const operation = { query: query as Short['query'], answer } as Short;
    const { client, sent } = createBoundLab(
      { 'GET /users/{email}/allocations': operation },
      (_line, request) => {
        const { searchParams } = new URL(request.url);
        const at = start(searchParams);
        return Response.json(page(whole.slice(at, at + size), searchParams, whole));
      },
    );
    const licenses = await client.userLicenses('alice@acme.test');
    if (!licenses.ok) throw new Error(JSON.stringify(licenses.failure));
    return { ids: licenses.value.map(({ allocationId }) => allocationId), calls: sent.length };
  };

  describe.each(Object.entries(manners))('by %s', (_name, manner) => {
    it.each([0, 1, 49, 50, 99, 100, 101, 200, 250])(
      'of %i rows are all read once',
      async (count) => {
        const { ids, calls } = await read(manner, count);
        expect(ids).toEqual(Array.from({ length: count }, (_, index) => `A-${index}`));
        const { size, tellsEnd } = manner;
        const wanted = tellsEnd
          ? Math.max(1, Math.ceil(count / size))
          : Math.floor(count / size) + 1;
        expect(calls).toBe(wanted);
      },
    );
  });

  it.each<[string, Short, (count: number) => Response, string]>([
    [
      'repeats a page',
      { query: { page: integer }, answer: object({ items: listOf(row), totalCount: integer }) },
      () => Response.json({ items: [wire(1)], totalCount: 500 }),
      'page',
    ],
    [
      'gives the same cursor again',
      { query: { cursor: text }, answer: object({ items: listOf(row), nextCursor: text }) },
      (count) => Response.json({ items: [wire(count)], nextCursor: 'x' }),
      'cursor',
    ],
    [
      'leads to another host',
      { answer: object({ items: listOf(row), next: text }) },
      () =>
        Response.json({
          items: [wire(1)],
          next: 'https://evil.example/users/alice@acme.test/allocations?page=2',
        }),
      'link',
    ],
    [
      'leads to another path',
      { answer: object({ items: listOf(row), next: text }) },
      () => Response.json({ items: [wire(1)], next: '/users/bob@acme.test/allocations?page=2' }),
      'link',
    ],
    [
      'leads to a step up',
      { answer: object({ items: listOf(row), next: text }) },
      () => Response.json({ items: [wire(1)], next: '../../admin' }),
      'link',
    ],
  ])(
    'of a vault that %s are given up, and nothing else is asked',
    async (_what, short, answer, field) => {
      const { client, sent } = createBoundLab(
        { 'GET /users/{email}/allocations': short },
        (_line, _request, count) => answer(count),
      );
      expect(await client.userLicenses('alice@acme.test')).toEqual({
        ok: false,
        failure: { kind: 'not-understood', field },
      });
      expect(sent).toHaveLength(field === 'link' ? 1 : 2);
      for (const { line } of sent)
        expect(line).toMatch(/^GET \/users\/alice%40acme\.test\/allocations/);
    },
  );

  it('follow a Link header where the specification has one', async () => {
    const { client, lines } = createBoundLab(
      {
        'GET /users/{email}/allocations': {
          answers: {
            '200': {
              headers: { Link: { schema: text } },
              content: { 'application/vnd.acme.v2+json': { schema: listOf(row) } },
            },
          },
        },
      },
      (_line, _request, count) =>
        Response.json([wire(count)], {
          headers: count === 0 ? { link: '<?page=1>; rel="prev", <?page=2>; rel="next"' } : {},
        }),
    );
    expect(await client.userLicenses('alice@acme.test')).toMatchObject({ value: { length: 2 } });
    expect(lines()[1]).toBe('GET /users/alice%40acme.test/allocations?page=2');
  });
});

describe('a specification that does the published abilities another way', () => {
  it('wins for denials, whose fields are read by their meaning', async () => {
    const { client, lines } = createBoundLab(
      {
        'GET /v2/denied-requests': {
          says: 'Denied license requests',
          query: { since: { type: 'integer', format: 'int64' }, page: { ...integer, default: 1 } },
          answer: object({
            items: listOf(
              object({ deniedAt: integer, productName: text, userName: text, ipAddress: text }),
            ),
            hasNext: { type: 'boolean' },
          }),
        },
      },
      (line) =>
        Response.json({
          items: [{ deniedAt: 1_767_323_045, productName: line.slice(-1), userName: 'al' }],
          hasNext: line.endsWith('=1'),
        }),
    );
    const answer = await client.denials('2026-01-02');
    expect(answer).toMatchObject({
      ok: true,
      value: {
        denials: [
          { at: 1_767_323_045_000, product: '1', user: 'al' },
          { at: 1_767_323_045_000, product: '2', user: 'al' },
        ],
        truncated: false,
      },
    });
    expect(lines()[0]).toBe('GET /v2/denied-requests?since=1767312000000&page=1');
  });

  it('wins for counts, and kinds that it does not know have none', async () => {
    const { client } = createBoundLab(
      {
        'GET /v2/license-usage': {
          says: 'License usage by product',
          answer: listOf(
            object({
              product_code: text,
              product_name: text,
              prepaid: object({ allocated: integer, available: integer }),
              postpaid: object({ allocated: integer, total: integer }),
            }),
          ),
        },
      },
      () =>
        Response.json([
          {
            product_code: 'PC',
            product_name: 'PyCharm',
            prepaid: { allocated: 3, available: 7 },
            postpaid: { allocated: 1, total: 5 },
          },
        ]),
    );
    expect(await client.licenseCounts()).toEqual({
      ok: true,
      value: {
        products: [
          {
            code: 'PC',
            name: 'PyCharm',
            prepaid: { inUse: 3, total: 10 },
            postpaid: { inUse: 1, total: 5 },
            trial: { inUse: 0, total: 0 },
          },
        ],
        notUnderstood: 0,
      },
    });
  });
});
