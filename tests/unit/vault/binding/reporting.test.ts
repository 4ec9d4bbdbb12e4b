import { describe, expect, it } from 'vitest';
import type { Access } from '#lib/vault/http.ts';
import type { ReportSource } from '#lib/vault/report-source.ts';
import { createBoundLab } from './bound-lab.ts';
import { listOf, object, type Schema, type Short, text } from './specs.ts';

const date = { type: 'string', format: 'date' };
const instant = { type: 'string', format: 'date-time' };
const integer = { type: 'integer', format: 'int32' };
const period = { from: date, to: date };
const january = { from: '2026-01-01', to: '2026-01-31' };
const CSV = { 'content-type': 'text/csv; charset=utf-8' };
const csv = (content: string | ReadableStream) => new Response(content, { headers: CSV });
const row = object({ login: text, productName: text, startedAt: instant, allocationId: text });
const csvReport: Record<string, Short> = {
  'GET /reports/usage': { query: period, answer: 'csv' },
};

/** Everything that a source gives, by document, and how it ended. */
async function drain(source: ReportSource) {
  const documents: string[] = [];
  const decoder = new TextDecoder();
  let pieces = 0;
  for (;;) {
    const piece = await source.next();
    if (!piece.ok) return { documents, pieces, failure: piece.failure };
    if (piece.value === null) return { documents, pieces, failure: null };
    pieces += 1;
    const { document, bytes } = piece.value;
    documents[document] = (documents[document] ?? '') + decoder.decode(bytes);
  }
}
async function opened(lab: ReturnType<typeof createBoundLab>, signal?: AbortSignal) {
  const source = await lab.client.report(january, signal);
  if (!source.ok) throw new Error(JSON.stringify(source.failure));
  return source.value;
}

describe('a report', () => {
  it('in CSV comes as it is, and its columns are not known before', async () => {
    const lab = createBoundLab(csvReport, () => csv('allocation_id,user\n1,alice\n'));
    const source = await opened(lab);
    expect(source).toMatchObject({ format: 'csv', rows: [], fields: {} });
    expect(await drain(source)).toMatchObject({
      documents: ['allocation_id,user\n1,alice\n'],
      failure: null,
    });
    expect(lab.lines()).toEqual(['GET /reports/usage?from=2026-01-01&to=2026-01-31']);
    expect(lab.sent[0]?.headers.get('accept')).toBe('text/csv');
  });

  it('in JSON says where its rows and fields are', async () => {
    const lab = createBoundLab(
      { 'GET /reports/usage': { query: period, answer: object({ rows: listOf(row) }) } },
      () => Response.json({ rows: [] }),
    );
    const source = await opened(lab);
    expect(source).toMatchObject({
      format: 'json',
      rows: ['rows'],
      fields: {
        user: ['login'],
        product: ['productName'],
        at: ['startedAt'],
        allocation: ['allocationId'],
      },
    });
    expect(await drain(source)).toMatchObject({ documents: ['{"rows":[]}'], failure: null });
  });

  it.each<[string, Record<string, Schema>, string]>([
    [
      'instants',
      { from: instant, to: instant },
      'from=2026-01-01T00%3A00%3A00.000Z&to=2026-01-31T23%3A59%3A59.999Z',
    ],
    [
      'milliseconds',
      { from: { type: 'integer', format: 'int64' }, to: { type: 'integer', format: 'int64' } },
      'from=1767225600000&to=1769903999999',
    ],
    [
      'seconds',
      {
        from: { type: 'integer', description: 'Unix time in seconds' },
        to: { type: 'integer', description: 'Unix time in seconds' },
      },
      'from=1767225600&to=1769903999',
    ],
    [
      'days, in the format that is wanted',
      { ...period, format: { type: 'string', enum: ['json', 'csv'], default: 'json' } },
      'from=2026-01-01&to=2026-01-31&format=csv',
    ],
  ])('is asked for by %s', async (_how, query, wanted) => {
    const lab = createBoundLab({ 'GET /reports/usage': { query, answer: 'csv' } }, () => csv(''));
    await drain(await opened(lab));
    const sent = new URLSearchParams(lab.lines()[0]?.split('?')[1]);
    expect(Object.fromEntries(sent)).toEqual(Object.fromEntries(new URLSearchParams(wanted)));
  });

  it('is told by a choice among several reports', async () => {
    const lab = createBoundLab(
      {
        'GET /reports/{type}': {
          path: { type: { type: 'string', enum: ['usage', 'denials', 'invoices'] } },
          query: period,
          answer: 'csv',
        },
      },
      () => csv(''),
    );
    await drain(await opened(lab));
    expect(lab.lines()[0]).toMatch(/^GET \/reports\/usage\?/);
  });

  it('is never held: a piece is read when it is wanted, and cancelling closes the line', async () => {
    let pulled = 0;
    let cancelled = false;
    const stream = new ReadableStream(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new TextEncoder().encode('a,b\n'));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const source = await opened(createBoundLab(csvReport, () => csv(stream)));
    await source.next();
    await source.next();
    expect(pulled).toBe(2);
    source.cancel();
    expect(await source.next()).toEqual({ ok: true, value: null });
    expect(cancelled).toBe(true);
  });

  it.each<[string, () => Response, object]>([
    [
      'a log-in page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'not-a-vault', found: 'page' },
    ],
    ['JSON', () => Response.json({ error: 'x' }), { kind: 'not-a-vault', found: 'other' }],
    ['403', () => new Response('', { status: 403 }), { kind: 'not-permitted' }],
    ['503', () => new Response('', { status: 503 }), { kind: 'server-error', status: 503 }],
  ])('that is %s is refused before anything of it is given', async (_what, response, failure) => {
    const lab = createBoundLab(csvReport, response);
    expect(await lab.client.report(january)).toEqual({ ok: false, failure });
  });
});

describe('a report ends', () => {
  const slow = (limits: Partial<NonNullable<Access['limits']>>) => ({
    limits: { headersMs: 5_000, idleMs: 5_000, reportMs: 5_000, ...limits },
  });
  const aborted = (request: Request) =>
    new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
  /** Gives a few bytes, and then no more. */
  const stalled = () =>
    new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([65])) });

  it('when its headers never come', async () => {
    const hang: Request[] = [];
    const lab = createBoundLab(
      csvReport,
      (_line, request) => {
        hang.push(request);
        return aborted(request);
      },
      slow({ headersMs: 30 }),
    );
    expect(await lab.client.report(january)).toEqual({
      ok: false,
      failure: { kind: 'timeout', limitMs: 30 },
    });
    expect(hang).toHaveLength(1);
  });

  it('when no byte comes for too long', async () => {
    const source = await opened(
      createBoundLab(csvReport, () => csv(stalled()), slow({ idleMs: 30 })),
    );
    expect(await drain(source)).toMatchObject({
      documents: ['A'],
      failure: { kind: 'timeout', limitMs: 30 },
    });
    expect(await source.next()).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
  });

  it('when all of it takes too long', async () => {
    const source = await opened(
      createBoundLab(csvReport, () => csv(stalled()), slow({ reportMs: 30 })),
    );
    expect(await drain(source)).toMatchObject({ failure: { kind: 'timeout', limitMs: 30 } });
  });

  it('when it is larger than allowed', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(400)),
    });
    const source = await opened(
      createBoundLab(csvReport, () => csv(endless), slow({ reportBytes: 1000 })),
    );
    const { pieces, failure } = await drain(source);
    expect(failure).toEqual({ kind: 'too-large', limitBytes: 1000 });
    expect(pieces).toBe(2);
  });

  it('when the line breaks', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('network')),
    });
    const source = await opened(createBoundLab(csvReport, () => csv(broken)));
    expect(await drain(source)).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  it('when the caller gives up, with the caller’s own reason', async () => {
    const giveUp = new AbortController();
    const source = await opened(
      createBoundLab(csvReport, () => csv(stalled())),
      giveUp.signal,
    );
    await source.next();
    const next = source.next();
    giveUp.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });
});

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

describe('a report that is made first', () => {
  const operations: Record<string, Short> = {
    'GET /reports/usage': {
      query: period,
      answers: {
        '202': {
          headers: { Location: { schema: text } },
          content: { 'application/json': { schema: object({ reportId: text }) } },
        },
      },
    },
    'GET /reports/{reportId}': {
      answer: object({
        reportId: text,
        status: { type: 'string', enum: ['PENDING', 'READY', 'FAILED'] },
      }),
    },
    'GET /reports/{reportId}/download': { answer: 'csv' },
  };
  const accepted = (headers: HeadersInit = {}) =>
    Response.json({ reportId: 'R 7' }, { status: 202, headers });

  function lab(states: string[], first = accepted()) {
    const waits: number[] = [];
    let asked = 0;
    const one = createBoundLab(
      operations,
      (line) => {
        if (line.startsWith('GET /reports/usage')) return first;
        if (line.endsWith('/download')) return csv('a,b\n1,2\n');
        const status = states[asked++] ?? 'PENDING';
        return Response.json({ status }, { headers: { 'retry-after': '5' } });
      },
      {
        wait: async (ms, signal) => {
          signal.throwIfAborted();
          waits.push(ms);
        },
      },
    );
    return { ...one, waits };
  }

  it('is waited for as long as the vault says, and then fetched', async () => {
    const one = lab(['PENDING', 'running', 'READY'], accepted({ 'retry-after': '3' }));
    expect(await drain(await opened(one))).toMatchObject({ documents: ['a,b\n1,2\n'] });
    expect(one.lines()).toEqual([
      'GET /reports/usage?from=2026-01-01&to=2026-01-31',
      'GET /reports/R%207',
      'GET /reports/R%207',
      'GET /reports/R%207',
      'GET /reports/R%207/download',
    ]);
    expect(one.waits).toEqual([3_000, 5_000, 5_000, 5_000]);
  });

  it('is followed to where the vault says, if that is one of its operations', async () => {
    const one = lab(['READY'], accepted({ location: 'https://acme.fls.jetbrains.com/reports/8' }));
    await drain(await opened(one));
    expect(one.lines().slice(1)).toEqual(['GET /reports/8', 'GET /reports/R%207/download']);
  });

  it.each([
    'https://evil.example/reports/8',
    '//evil.example/reports/8',
    '/users/alice',
    '/reports/../users',
  ])('is not followed to %s, but asked for by its number', async (location) => {
    const one = lab(['READY'], accepted({ location }));
    await drain(await opened(one));
    expect(one.lines()[1]).toBe('GET /reports/R%207');
  });

  it('that the vault gives up is a failure', async () => {
    const one = lab(['PENDING', 'FAILED']);
    expect(await one.client.report(january)).toEqual({
      ok: false,
      failure: { kind: 'report-failed' },
    });
  });

  it('that nobody can find is a failure', async () => {
    const one = lab([], Response.json({}, { status: 202 }));
    expect(await one.client.report(january)).toEqual({
      ok: false,
      failure: { kind: 'not-understood', field: 'location' },
    });
  });

  it('that is never ready ends with the time for all of it', async () => {
    let now = 0;
    const one = createBoundLab(
      operations,
      (line) => (line.includes('/usage') ? accepted() : Response.json({ status: 'PENDING' })),
      {
        limits: { reportMs: 40 },
        wait: (_ms, signal) =>
          new Promise((resolve, reject) => {
            now += 1;
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
            setTimeout(resolve, 5);
          }),
      },
    );
    expect(await one.client.report(january)).toEqual({
      ok: false,
      failure: { kind: 'timeout', limitMs: 40 },
    });
    expect(now).toBeGreaterThan(1);
  });

  it('and is there at once needs no waiting', async () => {
    const { client, lines } = createBoundLab(operations, () => csv('a\n'));
    const source = await client.report(january);
    expect(source.ok && (await drain(source.value)).documents).toEqual(['a\n']);
    expect(lines()).toHaveLength(1);
  });

  it('at the address where it is waited for comes with 200', async () => {
    let asked = 0;
    const one = createBoundLab(
      {
        'GET /usage-exports': { ...operations['GET /reports/usage'], says: 'Export usage' },
        'GET /usage-exports/{exportId}': {
          answers: {
            '202': { description: 'not yet' },
            '200': { content: { 'application/json': { schema: listOf(row) } } },
          },
        },
      },
      (line) => {
        if (line.includes('?')) return Response.json({ id: 7 }, { status: 202 });
        asked += 1;
        return asked < 3 ? new Response('', { status: 202 }) : Response.json([{ login: 'al' }]);
      },
      { wait: async () => undefined },
    );
    const source = await opened(one);
    expect(source).toMatchObject({ format: 'json', rows: [], fields: { user: ['login'] } });
    expect((await drain(source)).documents).toEqual(['[{"login":"al"}]']);
    expect(one.lines().at(-1)).toBe('GET /usage-exports/7');
  });
});
