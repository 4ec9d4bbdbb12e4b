/** Height of a row, also in the style sheet. */
export const ROW_PX = 28;
/** Rows in sight. */
export const VISIBLE = 16;
/** Browsers make no element much higher than this (Firefox 17.8 million), and scroll less exactly. */
const LONGEST_PX = 8_000_000;

/** Where a table of any length is scrolled to. */
export interface Position {
  /** The first row in sight; a fraction is kept, so that small steps add up. */
  top: number;
  /** Of the scrolling element, when it was last heard of or set. */
  scrollTop: number;
}

export const topmost: Position = { top: 0, scrollTop: 0 };

const lastTop = (rows: number) => Math.max(0, rows - VISIBLE);
/** How far the element can be scrolled. */
export const scrollRange = (rows: number) => Math.min(lastTop(rows) * ROW_PX, LONGEST_PX);
const isExact = (rows: number) => lastTop(rows) * ROW_PX <= LONGEST_PX;

/** Goes to a row, and the scroll bar with it. */
export function toRow(row: number, rows: number): Position {
  const top = Math.min(Math.max(0, row), lastTop(rows));
  const share = lastTop(rows) === 0 ? 0 : top / lastTop(rows);
  return { top, scrollTop: Math.round(share * scrollRange(rows)) };
}

/**
 * Follows the element's scrolling. Where a million rows are too high for an element, the bar stands
 * for shares of the table: a long way (the bar is dragged) goes to that share, a short way (a wheel,
 * a finger) goes as many rows as it would in a table that fits.
 */
export function scrolled(position: Position, scrollTop: number, rows: number): Position {
  const range = scrollRange(rows);
  const way = scrollTop - position.scrollTop;
  if (scrollTop <= 0) return { top: 0, scrollTop };
  if (scrollTop >= range) return { top: lastTop(rows), scrollTop };
  if (isExact(rows)) return { top: scrollTop / ROW_PX, scrollTop };
  if (Math.abs(way) > VISIBLE * ROW_PX) {
    return { top: (scrollTop / range) * lastTop(rows), scrollTop };
  }
  const top = Math.min(Math.max(0, position.top + way / ROW_PX), lastTop(rows));
  return { top, scrollTop };
}

/** How many rows a key moves; null where it is not ours. */
export function rowsOfKey(key: string): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: 1 - VISIBLE,
    PageDown: VISIBLE - 1,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  };
  return Object.hasOwn(steps, key) ? (steps[key] ?? null) : null;
}
