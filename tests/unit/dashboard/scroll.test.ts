import { describe, expect, it } from 'vitest';
import {
  type Position,
  ROW_PX,
  rowsOfKey,
  scrolled,
  scrollRange,
  topmost,
  toRow,
  VISIBLE,
} from '#components/dashboard/report/scroll.ts';

const MILLION = 1_000_000;

describe('a table that fits an element', () => {
  const rows = 100_000;

  it('shows the row that is scrolled to', () => {
    expect(scrollRange(rows)).toBe((rows - VISIBLE) * ROW_PX);
    expect(scrolled(topmost, 50 * ROW_PX, rows).top).toBe(50);
    expect(scrolled(topmost, 50.5 * ROW_PX, rows).top).toBe(50.5);
  });

  it('of few rows does not scroll', () => {
    expect(scrollRange(3)).toBe(0);
    expect(toRow(9, 3)).toEqual(topmost);
  });
});

describe('a table of a million rows', () => {
  it('is no higher than browsers can make an element', () => {
    expect(scrollRange(MILLION)).toBe(8_000_000);
    expect(scrollRange(20 * MILLION)).toBe(8_000_000);
  });

  it('reaches its first and its last row', () => {
    const end = scrolled(topmost, scrollRange(MILLION), MILLION);
    expect(end.top).toBe(MILLION - VISIBLE);
    expect(scrolled(end, 0, MILLION).top).toBe(0);
    expect(toRow(Number.POSITIVE_INFINITY, MILLION)).toEqual({
      top: MILLION - VISIBLE,
      scrollTop: 8_000_000,
    });
  });

  it('goes to a share of the rows when the bar is dragged', () => {
    expect(scrolled(topmost, 4_000_000, MILLION).top).toBeCloseTo((MILLION - VISIBLE) / 2);
  });

  it('goes row by row with a wheel, and passes none over', () => {
    let position: Position = toRow(500_000, MILLION);
    const seen = new Set<number>();
    for (let turn = 0; turn < 100; turn++) {
      seen.add(Math.round(position.top));
      position = scrolled(position, position.scrollTop + ROW_PX, MILLION);
    }
    expect(seen.size).toBe(100);
    expect(Math.max(...seen) - Math.min(...seen)).toBe(99);
  });

  it('stays within its rows, however the bar has drifted', () => {
    const nearEnd = { ...toRow(MILLION, MILLION), scrollTop: 7_000_000 };
    expect(scrolled(nearEnd, 7_000_100, MILLION).top).toBe(MILLION - VISIBLE);
    const nearStart = { top: 1, scrollTop: 1_000 };
    expect(scrolled(nearStart, 800, MILLION).top).toBe(0);
  });
});

it.each([
  [0, 0],
  [17, 17],
  [-5, 0],
  [99_999, 99_984],
])('going to row %d of 100,000 shows row %d first', (row, top) => {
  const position = toRow(row, 100_000);
  expect(position.top).toBe(top);
  // And the bar agrees, so that it does not jump when it is touched.
  expect(scrolled(topmost, position.scrollTop, 100_000).top).toBe(top);
});

it.each([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', VISIBLE - 1],
  ['PageUp', 1 - VISIBLE],
  ['End', Number.POSITIVE_INFINITY],
  ['Home', Number.NEGATIVE_INFINITY],
  ['Tab', null],
  ['ArrowRight', null],
  ['toString', null],
])('the key %s moves %d rows', (key, rows) => {
  expect(rowsOfKey(key)).toBe(rows);
});
