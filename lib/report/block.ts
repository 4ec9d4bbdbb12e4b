import type { StoredCell } from './cell.ts';

/** Rows that are packed together. */
export const BLOCK = 4_096;

/**
 * Texts as they are, but without what each has in common with the one before it: times in a row, or
 * sorted names, are mostly that.
 */
interface Texts {
  /** UTF-8 of what is new in each text, in a row. Nothing is an empty text. */
  bytes: Uint8Array;
  /** Where each one's part ends, in UTF-16 units. */
  ends: Uint32Array;
  /** How many units each begins with that the one before begins with too. */
  shared: Uint8Array;
}

/**
 * One column's cells of {@link BLOCK} rows: numbers of values in the column's dictionary (0 is
 * nothing), or, where hardly a value comes twice, the texts themselves.
 */
export type Block = { codes: Uint8Array | Uint16Array | Uint32Array } | Texts;

/** As few bytes a code as the largest of them needs. */
export function packCodes(codes: Uint32Array, largest: number): Block {
  if (largest < 0x100) return { codes: Uint8Array.from(codes) };
  return { codes: largest < 0x1_0000 ? Uint16Array.from(codes) : codes.slice() };
}

const encoder = new TextEncoder();

export function packTexts(texts: readonly StoredCell[]): Texts {
  const ends = new Uint32Array(texts.length);
  const shared = new Uint8Array(texts.length);
  let before = '';
  let end = 0;
  const parts = texts.map((cell, at) => {
    const text = cell ?? '';
    const same = sharedStart(before, text);
    shared[at] = same;
    end += text.length - same;
    ends[at] = end;
    before = text;
    return text.slice(same);
  });
  return { bytes: encoder.encode(parts.join('')), ends, shared };
}

const MOST_SHARED = 0xff;
const isHalf = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length, MOST_SHARED);
  let same = 0;
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same++;
  // Half a letter has no UTF-8.
  return same > 0 && isHalf(one.charCodeAt(same - 1)) ? same - 1 : same;
}

// Neither a mark at the beginning nor anything else may get lost.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function unpackTexts({ bytes, ends, shared }: Texts): StoredCell[] {
  const whole = decoder.decode(bytes);
  let before = '';
  return Array.from(ends, (end, at) => {
    before = before.slice(0, shared[at]) + whole.slice(ends[at - 1] ?? 0, end);
    return before || null;
  });
}

/**
 * A text of its own: a piece of a larger one would keep all of that in memory. Read as JSON it lies
 * in the script's own memory; a decoder's would lie outside of it, at several times the price.
 */
export function detach(text: string): string {
  const own: unknown = JSON.parse(JSON.stringify(text));
  return typeof own === 'string' ? own : text;
}
