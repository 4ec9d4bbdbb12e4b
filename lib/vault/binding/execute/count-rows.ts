import type { PageFacts } from './next-page.ts';

/** Sees the bytes of one document go by, and knows at its end how many rows there were. */
export interface RowCounter {
  push(bytes: Uint8Array): void;
  facts(): PageFacts;
  /** Two pages with the same signature are the same page. */
  signature(): string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const MOST_TOKEN = 4096;

/** Counts the records of a CSV document below its heading; a line break in quotes is none. */
export function createCsvCounter(): RowCounter {
  const sum = createSum();
  let isQuoted = false;
  let records = 0;
  let isFilled = false;
  return {
    push(bytes) {
      for (const byte of bytes) {
        sum.add(byte);
        if (byte === QUOTE) isQuoted = !isQuoted;
        else if (byte === NEWLINE && !isQuoted) {
          if (isFilled) records += 1;
          isFilled = false;
          continue;
        }
        if (byte > 0x20) isFilled = true;
      }
    },
    facts: () => ({ rows: Math.max(0, records + (isFilled ? 1 : 0) - 1) }),
    signature: sum.text,
  };
}

export interface JsonPlaces {
  rows: readonly string[];
  more: readonly string[] | null;
  last: readonly string[] | null;
  total: readonly string[] | null;
  next: readonly string[] | null;
}

type Level = { isArray: boolean; key: string; isRows: boolean };

/**
 * Counts the rows of a JSON document, and keeps the few values beside them that tell how it goes on,
 * without ever holding the document.
 */
export function createJsonCounter(places: JsonPlaces): RowCounter {
  const sum = createSum();
  const levels: Level[] = [];
  const found: Partial<Record<'more' | 'last' | 'total' | 'next', unknown>> = {};
  const rowsName = name(places.rows);
  let rows = 0;
  /** Depth inside of a row, where nothing but its end matters. */
  let inRow = 0;
  let isString = false;
  let isEscaped = false;
  let isKeyNext = false;
  let isValueNext = true;
  let token: number[] | null = null;

  const top = () => levels.at(-1);
  const pathName = () => name(levels.filter((level) => !level.isArray).map((level) => level.key));
  const isBare = () => levels.every((level) => !level.isArray);

  function begin(): void {
    if (isValueNext && top()?.isRows) rows += 1;
    isValueNext = false;
  }
  function open(isArray: boolean): void {
    begin();
    if (top()?.isRows) {
      inRow = 1;
      return;
    }
    const isRows = isArray && isBare() && pathName() === rowsName;
    levels.push({ isArray, key: '', isRows });
    isKeyNext = !isArray;
    isValueNext = true;
  }
  function finish(): void {
    if (!token) return;
    const value = parse(token);
    token = null;
    const level = top();
    if (isKeyNext && level && !level.isArray) {
      level.key = typeof value === 'string' ? value : '';
      return;
    }
    if (!isBare()) return;
    const here = pathName();
    for (const kind of ['more', 'last', 'total', 'next'] as const) {
      const place = places[kind];
      if (place && name(place) === here) found[kind] = value;
    }
  }

  function structure(byte: number): void {
    switch (byte) {
      case 0x7b: // {
        open(false);
        return;
      case 0x5b: // [
        open(true);
        return;
      case 0x7d: // }
      case 0x5d: // ]
        levels.pop();
        isKeyNext = false;
        return;
      case 0x3a: // :
        isKeyNext = false;
        isValueNext = true;
        return;
      case 0x2c: // ,
        isKeyNext = top()?.isArray === false;
        isValueNext = !isKeyNext;
        return;
      default:
        if (byte > 0x20 && byte < 0x7f) {
          begin();
          token ??= [];
          if (token.length < MOST_TOKEN) token.push(byte);
        }
    }
  }

  function see(byte: number): void {
    // Only what is in rows: a vault may write the page's number or the time around the same rows.
    if (inRow > 0 || top()?.isRows) sum.add(byte);
    if (isString) {
      if (token && token.length < MOST_TOKEN) token.push(byte);
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) {
        isString = false;
        if (inRow === 0) finish();
      }
      return;
    }
    if (byte === QUOTE) {
      isString = true;
      if (inRow > 0) return;
      if (!isKeyNext) begin();
      token = [byte];
      return;
    }
    if (inRow > 0) {
      if (byte === 0x7b || byte === 0x5b) inRow += 1;
      else if (byte === 0x7d || byte === 0x5d) inRow -= 1;
      return;
    }
    // A literal ends where anything but a literal comes.
    if (token && (byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d)) finish();
    structure(byte);
  }

  return {
    push(bytes) {
      for (const byte of bytes) see(byte);
    },
    facts: () => ({ rows, ...found }),
    signature: sum.text,
  };
}

const name = (place: readonly string[]) => JSON.stringify(place);

function parse(bytes: readonly number[]): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes)));
  } catch {
    return undefined;
  }
}

/** FNV-1a of bytes, and how many there were. */
function createSum() {
  let hash = 0x811c9dc5;
  let length = 0;
  return {
    add(byte: number) {
      length += 1;
      hash = Math.imul(hash ^ byte, 0x01000193);
    },
    text: () => `${length}:${hash >>> 0}`,
  };
}
