import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, type Short, text } from '../specs.ts';
import { integer, row, wire } from './rows.ts';

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

  describe('that a vault ends before all of what it says there is', () => {
    const paged = { query: { offset: integer, limit: integer } };
    const cases: [string, Short, object][] = [
      [
        'by offset',
        { ...paged, answer: object({ items: listOf(row), total: integer }) },
        { total: 3 },
      ],
      [
        'by a cursor',
        {
          query: { cursor: text },
          answer: object({ items: listOf(row), next_cursor: text, total_count: integer }),
        },
        { total_count: 3 },
      ],
      [
        'by a link',
        { answer: object({ items: listOf(row), next: text, totalElements: integer }) },
        { totalElements: 3 },
      ],
      [
        'in one answer that says how many rows there are',
        { answer: object({ items: listOf(row), totalItems: integer }) },
        { totalItems: 3 },
      ],
    ];
    const lab = (short: Short, total: object) =>
      createBoundLab({ 'GET /users/{email}/allocations': short }, (_line, _request, count) =>
        Response.json({ items: count === 0 ? [wire(1), wire(2)] : [], ...total }),
      );

    it.each(cases)('%s are not taken for all of them', async (_how, short, total) => {
      expect(await lab(short, total).client.userLicenses('alice@acme.test')).toEqual({
        ok: false,
        failure: { kind: 'cut-short', given: 2, total: 3 },
      });
    });

    it('are all of them where a number beside the one answer may mean anything', async () => {
      const short = { answer: object({ items: listOf(row), total: integer }) };
      expect(await lab(short, { total: 3 }).client.userLicenses('alice@acme.test')).toMatchObject({
        ok: true,
        value: { length: 2 },
      });
    });
  });

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
