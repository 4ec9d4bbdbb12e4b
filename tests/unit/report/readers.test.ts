import { describe, expect, it } from 'vitest';
import { cellText } from '#lib/report/cell.ts';
import { csvReader, LONGEST_ROW } from '#lib/report/csv-reader.ts';
import { jsonReader } from '#lib/report/json-reader.ts';
import { ReportError, type ReportProblem } from '#lib/report/problem.ts';
import type { Oddities, ReportShape } from '#lib/report/reader.ts';
import { createTable } from '#lib/report/table.ts';

interface Read {
  columns: string[];
  rows: string[][];
  odd: Oddities;
  leftOut: number;
  problem: ReportProblem | null;
}

interface How extends Partial<ReportShape> {
  /** Characters in each piece. */
  piece?: number;
  complete?: boolean;
  maxRows?: number;
}

/** Reads documents as a report's worker does and shows the table. */
function read(
  documents: string[],
  { piece = 1_000, complete = true, maxRows, ...rest }: How,
): Read {
  const shape: ReportShape = { format: 'csv', rows: [], fields: {}, ...rest };
  const table = createTable(maxRows);
  const odd: Oddities = { ragged: 0, skipped: 0, inexact: 0 };
  let problem: ReportProblem | null = null;
  try {
    for (const text of documents) {
      const reader = (shape.format === 'csv' ? csvReader : jsonReader)(table, odd, shape);
      for (let at = 0; at < text.length; at += piece) reader.write(text.slice(at, at + piece));
      reader.end(complete);
    }
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    problem = error.problem;
  }
  return {
    columns: table.columns.map(({ name }) => name),
    rows: Array.from({ length: table.rows() }, (_, row) =>
      table.columns.map(({ column }) => cellText(column.cell(row))),
    ),
    odd,
    leftOut: table.leftOut,
    problem,
  };
}

const nothingOdd = { ragged: 0, skipped: 0, inexact: 0 };

describe('reading CSV', () => {
  const text = [
    'user,host,version\r\n',
    '"Doe, Jane","pc ""of"" Zoë,\r\nroom 4",2025.1\r\n',
    '=1+1,雪,2025.2\r\n',
    ',,\r\n',
    '"",pc-3,"2025.3"\r\n',
  ].join('');
  const expected: Read = {
    columns: ['user', 'host', 'version'],
    rows: [
      ['Doe, Jane', 'pc "of" Zoë,\r\nroom 4', '2025.1'],
      ['=1+1', '雪', '2025.2'],
      ['', '', ''],
      ['', 'pc-3', '2025.3'],
    ],
    odd: nothingOdd,
    leftOut: 0,
    problem: null,
  };

  it('gives the same table wherever the pieces are cut', () => {
    // More than what the beginning is recognized by, so that the cuts are all in the part that is
    // read piece by piece.
    const filler = 'x,y,z\r\n'.repeat(10_000);
    const [header = '', ...lines] = text.split(/(?<=version\r\n)/);
    const long = header + filler + lines.join('');
    for (let cut = header.length + filler.length - 3; cut <= long.length; cut++) {
      const table = createTable();
      const reader = csvReader(table, { ...nothingOdd }, { format: 'csv', rows: [], fields: {} });
      reader.write(long.slice(0, cut));
      reader.write(long.slice(cut));
      reader.end(true);
      const rows = Array.from({ length: table.rows() }, (_, row) =>
        table.columns.map(({ column }) => cellText(column.cell(row))),
      );
      expect(rows.slice(10_000)).toEqual(expected.rows);
    }
  });

  it.each([1, 2, 3, 7])('gives the same table in pieces of %d characters', (piece) => {
    expect(read([text], { piece })).toEqual(expected);
  });

  it('does not mind whether the last line ends', () => {
    expect(read([text.trimEnd()], {})).toEqual(expected);
  });

  it.each([
    ['semicolons', 'user;host\r\na;b\r\nc;d\r\n'],
    ['tabs', 'user\thost\r\na\tb\r\nc\td\r\n'],
    ['line feeds', 'user,host\na,b\nc,d\n'],
    ['carriage returns', 'user,host\ra,b\rc,d\r'],
    ['empty lines', 'user,host\r\n\r\na,b\r\n\r\nc,d\r\n\r\n'],
  ])('reads %s', (_what, csv) => {
    expect(read([csv], {})).toMatchObject({
      columns: ['user', 'host'],
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      problem: null,
    });
  });

  it.each([
    ['nothing', '', []],
    ['a header only', 'user,host\r\n', ['user', 'host']],
    ['a header without an end', 'user,host', ['user', 'host']],
  ])('takes %s for a report without rows', (_what, csv, columns) => {
    expect(read([csv], {})).toEqual({ ...expected, columns, rows: [] });
  });

  it('keeps the cells of rows that are too long or too short, and counts them', () => {
    const { columns, rows, odd } = read(['a,b\r\n1\r\n1,2,3\r\n1,2\r\n'], {});
    expect(columns).toEqual(['a', 'b', 'Column 3']);
    expect(rows).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
      ['1', '2', ''],
    ]);
    expect(odd.ragged).toBe(2);
  });

  it('tells columns apart that have no name, or the same', () => {
    expect(read(['a,,a, a ,\r\n'], {}).columns).toEqual([
      'a',
      'Column 2',
      'a (2)',
      'a (3)',
      'Column 5',
    ]);
  });

  it('reads each page by its own header, in whatever order', () => {
    expect(read(['a,b\r\n1,2\r\n', 'b,c\r\n3,4\r\n'], {})).toMatchObject({
      columns: ['a', 'b', 'c'],
      rows: [
        ['1', '2', ''],
        ['', '3', '4'],
      ],
    });
  });

  it('drops half a row where the text ended in the middle', () => {
    expect(read(['a,b\r\n1,2\r\n3,"4'], { complete: false })).toMatchObject({
      rows: [['1', '2']],
      problem: null,
    });
  });

  it('says so when a quotation mark is never closed, and keeps the rows before it', () => {
    expect(read(['a,b\r\n1,2\r\n3,"4\r\n5,6\r\n'], {})).toMatchObject({
      rows: [['1', '2']],
      problem: { kind: 'open-quote', row: 2 },
    });
  });

  it('finds the row with a broken quotation mark among many', () => {
    const good = Array.from({ length: 49_999 }, (_, at) => `user ${at},"pc ""${at}"""\r\n`).join(
      '',
    );
    const text = `a,b\r\n${good}broken,"pc\r\n${'user,pc\r\n'.repeat(600_000)}`;
    const { rows: kept, problem } = read([text], { piece: 32 * 1024 });
    expect(problem).toEqual({ kind: 'row-too-long', row: 50_000, limit: LONGEST_ROW });
    expect(kept).toHaveLength(49_999);
    expect(kept.at(-1)).toEqual(['user 49998', 'pc "49998"']);
  });

  it.each(['{"rows":[{"a":1}]}', '[]', ' [ {"a":1} ]', '[["a"]]', '<!DOCTYPE html>', '<html>'])(
    'does not take %s for names of columns',
    (text) => {
      expect(read([text], {})).toMatchObject({
        columns: [],
        problem: { kind: 'not-written-so', format: 'csv' },
      });
    },
  );

  it.each(['', 'a,b', 'a,b\r\n', '[a],<b>\r\n', '<5,a\r\n'])('has no row in %j', (text) => {
    expect(read([text], {})).toMatchObject({ rows: [], problem: null });
  });

  it('gives up on a row that never ends', () => {
    const endless = `a,b\r\n1,2\r\n"${'x'.repeat(LONGEST_ROW)}`;
    expect(read([endless], { piece: 1024 * 1024 })).toMatchObject({
      rows: [['1', '2']],
      problem: { kind: 'row-too-long', row: 2, limit: LONGEST_ROW },
    });
  });

  it('stops at so many rows', () => {
    expect(read(['a\r\n1\r\n2\r\n3\r\n'], { maxRows: 2 })).toMatchObject({
      rows: [['1'], ['2']],
      problem: { kind: 'too-many-rows', limit: 2 },
    });
  });

  it('has so many columns at most, and counts what it leaves out', () => {
    const wide = Array.from({ length: 203 }, (_, at) => `c${at}`).join(',');
    const { columns, leftOut } = read([`${wide}\r\n${wide}\r\n`], {});
    expect(columns).toHaveLength(200);
    expect(leftOut).toBe(3);
  });

  it('is done soon with thousands of columns of one name', () => {
    const wide = Array.from({ length: 4_000 }, () => 'a').join(',');
    expect(read([`${wide}\r\n${wide}\r\n`], {})).toMatchObject({
      columns: { length: 200, 199: 'a (200)' },
      rows: { length: 1 },
      leftOut: 3_800,
      odd: nothingOdd,
    });
  });

  it('keeps a text that begins with a sign of no width as it is', () => {
    // UTF-16 that is read as UTF-8 has one before or behind each letter.
    expect(read(['a,b\r\n\u0000x,\u0000"y\r\n\u0000,\u00001\r\n'], {})).toMatchObject({
      rows: [
        ['\u0000x', '\u0000"y'],
        ['\u0000', '\u00001'],
      ],
      problem: null,
    });
  });
});

describe('reading JSON', () => {
  const json = { format: 'json', rows: ['data', 'rows'] } as const;
  const whole = (rows: unknown) => JSON.stringify({ total: 3, data: { rows, more: [{ no: 1 }] } });

  const rows = [
    { user: { email: 'zoë@acme.example', id: 7 }, host: 'pc "1"\n', tags: ['a', 'b'], ok: true },
    { user: { email: '', id: null }, host: '\u0000odd', ok: false },
    { late: 1.5 },
  ];

  it.each([1, 2, 5, 1_000])('gives columns by path, in pieces of %d characters', (piece) => {
    expect(read([whole(rows)], { ...json, piece })).toEqual({
      columns: ['user.email', 'user.id', 'host', 'tags', 'ok', 'late'],
      rows: [
        ['zoë@acme.example', '7', 'pc "1"\n', '["a","b"]', 'true', ''],
        ['', '', '\u0000odd', '', 'false', ''],
        ['', '', '', '', '', '1.5'],
      ],
      odd: nothingOdd,
      leftOut: 0,
      problem: null,
    });
  });

  it('reads a bare array', () => {
    expect(read(['[{"a":1},{"a":2}]'], { format: 'json' })).toMatchObject({
      columns: ['a'],
      rows: [['1'], ['2']],
      problem: null,
    });
  });

  it('reads page after page', () => {
    const pages = [whole([{ a: 1 }]), whole([{ a: 2 }, { b: 3 }]), whole([])];
    expect(read(pages, json)).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        ['1', ''],
        ['2', ''],
        ['', '3'],
      ],
      problem: null,
    });
  });

  it.each([
    ['without rows', whole([]), null],
    ['with rows that are none', whole([1, 'a', null, [{}]]), null],
    ['without the array', '{"data":{}}', 'no-rows'],
    ['with an object for the array', whole({ a: { b: 1 } }), 'no-rows'],
    ['that is another value', '"rows"', 'no-rows'],
    ['that is no JSON', '<!doctype html>', 'not-written-so'],
    ['that is empty', '', 'no-rows'],
    ['that breaks off', whole(rows).slice(0, -2), 'not-written-so'],
    ['with something behind it', `${whole([])} {}`, 'not-written-so'],
  ])('of a document %s tells whether it is a report', (_what, text, kind) => {
    expect(read([text], json).problem?.kind ?? null).toBe(kind);
  });

  it('counts entries that are no rows', () => {
    expect(read([whole([1, 'a', null, [{}], { a: 1 }])], json)).toMatchObject({
      rows: [['1']],
      odd: { skipped: 4 },
    });
  });

  it('counts numbers that it cannot keep exactly', () => {
    const text = '[{"id":12345678901234567890},{"id":9007199254740991},{"x":0.1}]';
    expect(read([text], { format: 'json' }).odd.inexact).toBe(1);
  });

  it('keeps the rows before the place where a document breaks off', () => {
    expect(read(['[{"a":1},{"a":2},{"a":'], { format: 'json', complete: false })).toMatchObject({
      rows: [['1'], ['2']],
      problem: null,
    });
  });

  it('stops at so many rows', () => {
    expect(read(['[{"a":1},{"a":2},{"a":3}]'], { format: 'json', maxRows: 2 })).toMatchObject({
      rows: [['1'], ['2']],
      problem: { kind: 'too-many-rows', limit: 2 },
    });
  });

  it('does not follow objects forever', () => {
    const deep = `[${'{"a":'.repeat(50)}1${'}'.repeat(50)}]`;
    const { columns, rows: cells } = read([deep], { format: 'json' });
    expect(columns).toEqual(['a.a.a.a.a.a']);
    expect(cells[0]?.[0]).toMatch(/^\{"a":/);
  });

  it('survives nesting that no report has', () => {
    const { problem } = read(['['.repeat(500_000)], { format: 'json', piece: 100_000 });
    expect(problem).toEqual({ kind: 'not-written-so', format: 'json' });
  });
});
