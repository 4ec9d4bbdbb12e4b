import Papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '#lib/report/messages.ts';
import { createSession } from '#lib/report/session.ts';

type Of<K extends FromWorker['kind']> = Extract<FromWorker, { kind: K }>;

/** A report's worker without a worker. */
function start(options: { maxRows?: number; pause?: () => Promise<void> } = {}) {
  const said: FromWorker[] = [];
  let clock = 0;
  const hear = createSession({
    post: (message) => said.push(message),
    // Every look at the clock is a turn later, so that an export pauses after each part.
    now: () => (clock += 1_000),
    pause: async () => undefined,
    ...options,
  });
  const all = <K extends FromWorker['kind']>(kind: K) =>
    said.filter((one): one is Of<K> => one.kind === kind);
  const last = <K extends FromWorker['kind']>(kind: K): Of<K> => {
    const found = all(kind).at(-1);
    if (!found) throw new Error(`The worker has not said ${kind}`);
    return found;
  };
  return { say: (...messages: ToWorker[]) => messages.forEach(hear), said, all, last };
}

const piece = (text: string, document = 0): ToWorker => ({
  kind: 'piece',
  text,
  bytes: text.length,
  document,
});
const csv: ToWorker = {
  kind: 'open',
  shape: { format: 'csv', rows: [], fields: { user: ['who'], product: ['product'] } },
};
const end: ToWorker = { kind: 'end', complete: true };

describe('a report', () => {
  it('is summed up by the fields that are known', () => {
    const { say, last } = start();
    say(
      csv,
      piece('who,product,shoe_size\r\nzoe,CLion,1\r\nzoe,,2\r\n,CLion,3\r\nann,Rider,4\r\n'),
      end,
    );
    expect(last('ready').summary).toEqual({
      rows: 4,
      columns: [
        { name: 'who', meaning: { field: 'user', told: 'specification' } },
        { name: 'product', meaning: { field: 'product', told: 'specification' } },
        { name: 'shoe_size', meaning: null },
      ],
      odd: { ragged: 0, skipped: 0, inexact: 0 },
      leftOut: 0,
      subjects: {
        users: {
          column: 0,
          different: 2,
          nothing: 1,
          top: [
            { name: 'zoe', count: 2 },
            { name: 'ann', count: 1 },
          ],
        },
        products: {
          column: 1,
          different: 2,
          nothing: 1,
          top: [
            { name: 'CLion', count: 2 },
            { name: 'Rider', count: 1 },
          ],
        },
      },
      names: ['zoe', 'ann'],
    });
  });

  it.each([
    ['email,login', 'zoe@acme.example,zoe', ['zoe@acme.example']],
    ['login,host', ' zoe ,pc-1', ['zoe']],
    ['user_id,host', '4711,pc-1', []],
    ['full name,host', 'Zoë Müller,pc-1', []],
    ['login,host', `${'z'.repeat(201)},pc-1`, []],
    ['host,version', 'pc-1,2025.1', []],
  ])(
    'of the columns %s names for the search those that can be searched for',
    (head, row, names) => {
      const { say, last } = start();
      const shape = { format: 'csv', rows: [], fields: {} } as const;
      say({ kind: 'open', shape }, piece(`${head}\r\n${row}\r\n`), end);
      expect(last('ready').summary.names).toEqual(names);
    },
  );

  it('tells the ten most frequent of a column, the first of equals first', () => {
    const { say, last } = start();
    const counts = [1, 3, 2, 9, 8, 7, 6, 5, 4, 3, 12, 11];
    const rows = counts.flatMap((count, at) => Array<string>(count).fill(`v${at}`));
    say(csv, piece(`x\r\n${rows.join('\r\n')}\r\n`), end, { kind: 'column', column: 0 });
    expect(last('column').summary?.top.map(({ name, count }) => `${name} ${count}`)).toEqual([
      'v10 12',
      'v11 11',
      'v3 9',
      'v4 8',
      'v5 7',
      'v6 6',
      'v7 5',
      'v8 4',
      'v1 3',
      'v9 3',
    ]);
  });

  it('says after every piece how many rows there are', () => {
    const { say, all } = start();
    // Where the beginning is too short to tell how it is written, the rows come at the end.
    const filler = 'a,b,c\r\n'.repeat(10_000);
    say(csv, piece(`who,product,build\r\n${filler}`), piece('d,e,'), piece('f\r\n'));
    expect(all('taken').map(({ rows }) => rows)).toEqual([10_000, 10_000, 10_001]);
  });

  it('gives the rows that are wanted, and none beyond the last', () => {
    const { say, last } = start();
    say(csv, piece('who,product\r\na,1\r\nb,\r\nc,3\r\n'), end);
    say({ kind: 'window', from: 1, count: 5 });
    expect(last('window')).toEqual({
      kind: 'window',
      from: 1,
      rows: [
        ['b', ''],
        ['c', '3'],
      ],
    });
    say({ kind: 'window', from: 7, count: 5 });
    expect(last('window').rows).toEqual([]);
  });

  it('shows only the beginning of a cell of megabytes, and saves all of it', async () => {
    const { say, last } = start();
    const long = 'x'.repeat(3_000_000);
    say(csv, piece(`who,product\r\n${long},1\r\n`), end);
    say({ kind: 'window', from: 0, count: 1 }, { kind: 'export', as: 'csv', columns: [0] });
    const shown = `${'x'.repeat(1_000)}…`;
    expect(last('window').rows).toEqual([[shown, '1']]);
    expect(last('ready').summary.subjects.users?.top).toEqual([{ name: shown, count: 1 }]);
    await vi.waitFor(() => last('exported'));
    expect(await last('exported').file.text()).toContain(long);
  });

  it('that cannot be read on keeps its rows, says why once, and takes nothing more', () => {
    const { say, all, last } = start({ maxRows: 2 });
    say(csv, piece('who\r\na\r\nb\r\nc\r\n'), end);
    say(piece('who\r\nd\r\n'), end);
    expect(all('problem')).toEqual([
      { kind: 'problem', problem: { kind: 'too-many-rows', limit: 2 } },
    ]);
    expect(last('ready').summary.rows).toBe(2);
  });

  it('that broke off has no half row', () => {
    const { say, last } = start();
    say(csv, piece('who,product\r\na,1\r\nb,"2'), { kind: 'end', complete: false });
    say({ kind: 'window', from: 0, count: 9 });
    expect(last('window').rows).toEqual([['a', '1']]);
  });

  it('of another vault begins with an empty table', () => {
    const { say, last } = start();
    say(csv, piece('who\r\na\r\n'), end, csv, piece('x\r\n1\r\n2\r\n'), end);
    expect(last('ready').summary).toMatchObject({ rows: 2, columns: [{ name: 'x' }] });
  });
});

describe('an export', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `user ${at},"pc, ${at}",=${at}+1`);
  const report = piece(`who,host,version\r\n${rows.join('\r\n')}\r\n`);
  const finished = async (worker: ReturnType<typeof start>) => {
    await vi.waitFor(() => worker.last('exported'));
    return worker.last('exported');
  };

  it('as CSV has the chosen columns, every row, and no formula', async () => {
    const worker = start();
    worker.say(csv, report, end, { kind: 'export', as: 'csv', columns: [2, 1] });
    const { file, rows: count } = await finished(worker);
    expect(count).toBe(10_000);
    const { data } = Papa.parse<string[]>(await file.text(), { skipEmptyLines: true });
    expect(data).toHaveLength(10_001);
    expect(data[0]).toEqual(['version', 'host']);
    expect(data[5_001]).toEqual(["'=5000+1", 'pc, 5000']);
    expect(await file.text()).not.toContain('user');
  });

  it('as JSON has the values as they came', async () => {
    const worker = start();
    const shape = { format: 'json', rows: [], fields: {} } as const;
    const values = [
      { a: '=1+1', b: { c: 5 } },
      { a: '', d: [null] },
    ];
    worker.say({ kind: 'open', shape }, piece(JSON.stringify(values)), end);
    worker.say({ kind: 'export', as: 'json', columns: [0, 1, 2] });
    const { file } = await finished(worker);
    expect(JSON.parse(await file.text())).toEqual([
      { a: '=1+1', 'b.c': 5, d: null },
      { a: '', 'b.c': null, d: [null] },
    ]);
  });

  it.each([
    ['csv', '\uFEFFwho\r\n'],
    ['json', '[\n]\n'],
  ] as const)('of no rows as %s is a file all the same', async (as, text) => {
    const worker = start();
    worker.say(csv, piece('who\r\n'), end, { kind: 'export', as, columns: [0] });
    const { file } = await finished(worker);
    const bytes = await file.arrayBuffer();
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(text);
  });

  it('tells how far it is, and hears in between that it is not wanted any more', async () => {
    const worker = start();
    worker.say(csv, report, end, { kind: 'export', as: 'csv', columns: [0] });
    expect(worker.last('export-progress').rows).toBe(0);
    worker.say({ kind: 'stop-export' });
    worker.say({ kind: 'export', as: 'json', columns: [0] });
    expect((await finished(worker)).rows).toBe(10_000);
    expect(worker.all('exported').map(({ as }) => as)).toEqual(['json']);
    expect(worker.all('export-progress').map(({ rows: written }) => written)).toContain(4_096);
  });
});
