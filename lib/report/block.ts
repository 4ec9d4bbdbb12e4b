import type { StoredCell } from './cell.ts';

/** Rows that are packed together. */
export const BLOCK = 4_096;

/**
 * One column's cells of {@link BLOCK} rows: numbers of values in the column's dictionary (0 is
 * nothing), or, where hardly a value comes twice, the texts themselves.
 */
export type Block =
  | { codes: Uint8Array | Uint16Array | Uint32Array }
  /** UTF-8 of all texts in a row, and where each ends, in UTF-16 units. Nothing is an empty text. */
  | { bytes: Uint8Array; ends: Uint32Array };

/** As few bytes a code as the largest of them needs. */
export function packCodes(codes: Uint32Array, largest: number): Block {
  if (largest < 0x100) return { codes: Uint8Array.from(codes) };
  return { codes: largest < 0x1_0000 ? Uint16Array.from(codes) : codes.slice() };
}

const encoder = new TextEncoder();

export function packTexts(texts: readonly StoredCell[]): Block {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [at, text] of texts.entries()) {
    end += text?.length ?? 0;
    ends[at] = end;
  }
  return { bytes: encoder.encode(texts.join('')), ends };
}

// Neither a mark at the beginning nor anything else may get lost.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function unpackTexts({
  bytes,
  ends,
}: {
  bytes: Uint8Array;
  ends: Uint32Array;
}): StoredCell[] {
  const whole = decoder.decode(bytes);
  return Array.from(ends, (end, at) => whole.slice(ends[at - 1] ?? 0, end) || null);
}

/** A text of its own: a piece of a larger one would keep all of that in memory. */
export function detach(text: string): string {
  return decoder.decode(encoder.encode(text));
}
