import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, type Schema } from '../specs.ts';
import { csv, csvReport, drain, instant, january, opened, period, row } from './report-lab.ts';

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
