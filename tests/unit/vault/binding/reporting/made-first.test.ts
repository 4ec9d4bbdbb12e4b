import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, type Short, text } from '../specs.ts';
import { csv, drain, january, opened, period, row } from './report-lab.ts';

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
