/** Text as it crosses from the background to the page that shows it. */
export interface Piece {
  text: string;
  /** How many bytes it was. */
  bytes: number;
  /** Number of the document, or page, that it belongs to. */
  document: number;
}

/**
 * About as much text as crosses in one message: enough that messages cost little, and little enough
 * that what is done with it is collected with what is young.
 */
export const PIECE_BYTES = 32 * 1024;
/** A slow report shows that it comes all the same. */
const LONGEST_WAIT_MS = 250;

/**
 * Turns bytes as they come into pieces of text. A letter whose bytes come apart is put together; what
 * is no UTF-8 becomes the sign for that.
 *
 * @param now milliseconds of any clock
 */
export function createPieces(now: () => number) {
  let decoder = new TextDecoder();
  let document = 0;
  let text = '';
  let bytes = 0;
  let since = 0;

  /** What was gathered, as one piece, or nothing. */
  function take(): Piece[] {
    const ready = text === '' && bytes === 0 ? [] : [{ text, bytes, document }];
    text = '';
    bytes = 0;
    return ready;
  }

  /** @returns what is left of the document, which has ended */
  function end(): Piece[] {
    text += decoder.decode();
    decoder = new TextDecoder();
    return take();
  }

  function gather(some: Uint8Array): Piece[] {
    if (bytes === 0) since = now();
    text += decoder.decode(some, { stream: true });
    bytes += some.byteLength;
    return bytes >= PIECE_BYTES || now() - since >= LONGEST_WAIT_MS ? take() : [];
  }

  return {
    /** @returns the pieces that are ready to go */
    add(some: Uint8Array, of: number): Piece[] {
      const ready = of === document ? [] : end();
      document = of;
      for (let at = 0; at < some.byteLength; at += PIECE_BYTES) {
        ready.push(...gather(some.subarray(at, at + PIECE_BYTES)));
      }
      return ready;
    },
    end,
  };
}
