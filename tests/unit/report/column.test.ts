import { describe, expect, it } from 'vitest';
import { BLOCK, packTexts } from '#lib/report/block.ts';
import { cellJson, cellText, type StoredCell, storeJson } from '#lib/report/cell.ts';
import { createColumn } from '#lib/report/column.ts';

const ROWS = 3 * BLOCK + 5;

/** Sets a value for each row, and reads them all back, backwards block by block and once across. */
function roundTrip(
  valueAt: (row: number) => StoredCell,
  limits?: Parameters<typeof createColumn>[0],
) {
  const column = createColumn(limits);
  for (let row = 0; row < ROWS; row++) {
    const value = valueAt(row);
    if (value !== null) column.set(row, value);
  }
  const all = Array.from({ length: ROWS }, (_, at) => at);
  const rows = [0, ROWS - 1, BLOCK, 1, ...all.toReversed()];
  const wrong = rows.filter((row) => column.cell(row) !== valueAt(row));
  return { column, wrong };
}

describe('a column gives back what was set', () => {
  it.each([
    ['of few values', (row: number) => `product ${row % 7}`],
    ['of more values than a byte numbers', (row: number) => `user ${row % 300}`],
    ['of values that are all different', (row: number) => `2026-03-10T09:26:37.${row}Z`],
    ['of letters of any script', (row: number) => `雪 𝄞 Zoë ${row}`],
    // Letters that begin with the same half, and one text that is the beginning of the next.
    [
      'of letters that share a half',
      (row: number) => `x${String.fromCodePoint(0x1d100 + (row % 9) * 7)}`,
    ],
    ['that grow and shrink', (row: number) => 'ab𝄞'.repeat(1 + (row % 3))],
    ['of long texts that differ late', (row: number) => `${'y'.repeat(300)}${row}`],
    ['with nothing between equal texts', (row: number) => (row % 2 === 0 ? 'same' : null)],
    ['with nothing in most rows', (row: number) => (row % 1_000 === 0 ? `x${row}` : null)],
    ['with nothing at all', () => null],
  ])('%s', (_what, valueAt) => {
    expect(roundTrip(valueAt).wrong).toEqual([]);
    // And where it has given up telling values apart after the first block.
    const plain = roundTrip(valueAt, { different: 2, mostlyNew: 1 });
    expect(plain.wrong).toEqual([]);
  });

  it('and keeps of texts that begin alike only what differs', () => {
    const start = Date.parse('2026-03-10T09:00:00Z');
    const times = Array.from({ length: BLOCK }, (_, at) =>
      new Date(start + at * 2_592).toISOString(),
    );
    expect(times.join('')).toHaveLength(24 * BLOCK);
    expect(packTexts(times).bytes.byteLength).toBeLessThan(9 * BLOCK);
  });

  it('has nothing in rows before, between and behind', () => {
    const column = createColumn();
    column.set(2, 'a');
    column.set(BLOCK + 1, 'b');
    expect([0, 1, 2, 3, BLOCK, BLOCK + 1, BLOCK + 2].map(column.cell)).toEqual([
      null,
      null,
      'a',
      null,
      null,
      'b',
      null,
    ]);
  });
});

describe('a column counts its values', () => {
  it('and the rows that have nothing, to the end of the report', () => {
    const column = createColumn();
    for (const [row, value] of ['b', 'a', 'b'].entries()) column.set(row + 1, value);
    expect(column.occurrences(10)).toEqual({ values: ['b', 'a'], counts: [2, 1], nothing: 7 });
  });

  it('until too many are different', () => {
    const { column } = roundTrip((row) => `${row % 5_000}`, {
      different: 4_000,
      mostlyNew: 99_999,
    });
    expect(column.occurrences(ROWS)).toBeNull();
  });

  it('until hardly one comes twice', () => {
    const limits = { different: 99_999, mostlyNew: 1_000 };
    expect(roundTrip((row) => `${row}`, limits).column.occurrences(ROWS)).toBeNull();
    expect(roundTrip((row) => `${row % 1_500}`, limits).column.occurrences(ROWS)).not.toBeNull();
  });
});

describe('a value of JSON', () => {
  it.each([
    ['text', 'text'],
    ['', ''],
    ['\u0000odd', '\u0000odd'],
    ['=1+1', '=1+1'],
    [5, '5'],
    [-0.5, '-0.5'],
    [true, 'true'],
    [null, ''],
    [['a', 1], '["a",1]'],
    [{ a: [] }, '{"a":[]}'],
  ])('%j is read as %j, and written as it was', (value, text) => {
    const stored = storeJson(value);
    expect(cellText(stored)).toBe(text);
    expect(JSON.parse(cellJson(stored))).toEqual(value);
  });
});
