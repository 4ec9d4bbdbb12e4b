import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, text } from '../specs.ts';
import { csv, drain, integer, opened, period, row } from './report-lab.ts';

describe('a report in pages', () => {
  const pages = (rows: number, answer: (page: unknown[], offset: number) => Response) =>
    createBoundLab(
      {
        'GET /reports/usage': {
          query: { ...period, offset: integer, limit: { ...integer, maximum: 100 } },
          answer: object({ rows: listOf(row), note: text }),
        },
      },
      (_line, request) => {
        const offset = Number(new URL(request.url).searchParams.get('offset'));
        const page = Array.from(
          { length: Math.max(0, Math.min(100, rows - offset)) },
          (_, index) => ({
            login: `u${offset + index}`,
            text: 'brackets ]}[{ and "quotes\\" in, text',
            nested: [[1, 2], { rows: [1, 2, 3] }],
          }),
        );
        return answer(page, offset);
      },
    );

  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [101, 2],
    [200, 3],
    [250, 3],
  ])('of %i rows comes in %i documents', async (count, calls) => {
    const lab = pages(count, (rows, offset) => Response.json({ note: '[', rows, offset }));
    const { documents, failure } = await drain(await opened(lab));
    expect(failure).toBeNull();
    expect(lab.sent).toHaveLength(calls);
    const all = documents.flatMap((one) => (JSON.parse(one) as { rows: { login: string }[] }).rows);
    expect(all.map(({ login }) => login)).toEqual(Array.from({ length: count }, (_, n) => `u${n}`));
  });

  it('is counted right, however the bytes are cut', async () => {
    const lab = pages(150, (rows) => {
      const bytes = new TextEncoder().encode(JSON.stringify({ rows, note: 'ü' }, null, 1));
      let at = 0;
      const stream = new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + 7));
          at += 7;
        },
      });
      return new Response(stream, { headers: { 'content-type': 'application/json' } });
    });
    expect((await drain(await opened(lab))).documents).toHaveLength(2);
  });

  it.each([
    ['fewer rows than it says', 250, 100, { kind: 'cut-short', given: 100, total: 250 }],
    ['as many rows as it says', 250, 250, null],
    ['more rows than it says', 90, 100, null],
    ['no total', undefined, 100, null],
  ])('with %s, and no further page', async (_what, total, given, failure) => {
    const lab = createBoundLab(
      {
        'GET /reports/usage': {
          query: { ...period, cursor: text },
          answer: object({ rows: listOf(row), totalElements: integer, next_cursor: text }),
        },
      },
      () => Response.json({ totalElements: total, rows: Array(given).fill({ login: 'a' }) }),
    );
    const drained = await drain(await opened(lab));
    expect(drained.failure).toEqual(failure);
    // Whatever came is there.
    expect(JSON.parse(drained.documents[0] ?? '')).toMatchObject({ rows: { length: given } });
  });

  it('that repeats itself is given up', async () => {
    const lab = pages(500, (_rows, offset) =>
      Response.json({ rows: Array(100).fill({ login: 'a' }), at: offset }),
    );
    expect(await drain(await opened(lab))).toMatchObject({
      failure: { kind: 'not-understood', field: 'offset' },
    });
    expect(lab.sent).toHaveLength(2);
  });

  it('of which one fails, fails', async () => {
    const lab = pages(500, (rows, offset) =>
      offset > 100 ? new Response('', { status: 500 }) : Response.json({ rows }),
    );
    const { documents, failure } = await drain(await opened(lab));
    expect(failure).toEqual({ kind: 'server-error', status: 500 });
    expect(documents).toHaveLength(2);
  });

  it('follows a cursor that stands after the rows', async () => {
    const lab = createBoundLab(
      {
        'GET /reports/usage': {
          query: { ...period, cursor: text },
          answer: object({ data: object({ rows: listOf(row), next_cursor: text }) }),
        },
      },
      (_line, request) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        const next = cursor === null ? 'ä"2' : cursor === 'ä"2' ? 3 : null;
        return Response.json({ data: { rows: [{ login: cursor }], next_cursor: next } });
      },
    );
    const { documents } = await drain(await opened(lab));
    expect(documents).toHaveLength(3);
    const cursors = lab
      .lines()
      .map((line) => new URLSearchParams(line.split('?')[1]).get('cursor'));
    expect(cursors).toEqual([null, 'ä"2', '3']);
  });

  it('in CSV counts records, not lines', async () => {
    const record = '1,"two\nlines, ""quoted"""\r\n';
    const lab = createBoundLab(
      {
        'GET /reports/usage': {
          query: { ...period, offset: integer, limit: { ...integer, maximum: 3 } },
          answer: 'csv',
        },
      },
      (line) => csv(`id,text\r\n${record.repeat(line.includes('offset=0&') ? 3 : 2)}`),
    );
    const { documents, failure } = await drain(await opened(lab));
    expect(failure).toBeNull();
    expect(documents).toHaveLength(2);
    expect(lab.lines()[1]).toContain('offset=3&limit=3');
  });
});
