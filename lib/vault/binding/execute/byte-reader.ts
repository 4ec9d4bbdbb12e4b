/** Reads the bytes of one body. */
export interface ByteReader {
  /** What came next, whose memory is its reader's until the next call. Null: the end. */
  read(): Promise<Uint8Array | null>;
  cancel(reason: unknown): Promise<void>;
}

const ROOM_BYTES = 64 * 1024;

/**
 * Reads all of a body into one piece of memory. Of the pieces that a browser makes by itself it holds
 * its own copies until it collects all garbage: up to two hundred megabytes in a report of a million
 * rows, in a background that has no other reason to collect any.
 */
export function createByteReader(body: ReadableStream<Uint8Array>): ByteReader {
  const intoRoom = readerIntoRoom(body);
  if (!intoRoom) return plainReader(body.getReader());
  let room = new ArrayBuffer(ROOM_BYTES);
  return {
    async read() {
      const { value } = await intoRoom.read(new Uint8Array(room));
      if (value) room = value.buffer;
      // Nothing into a room that is not empty is the end.
      return value && value.byteLength > 0 ? value : null;
    },
    cancel: (reason) => intoRoom.cancel(reason),
  };
}

/** Null where a stream gives only pieces of its own: older browsers', and one that a script made. */
function readerIntoRoom(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: 'byob' });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function plainReader(reader: ReadableStreamDefaultReader<Uint8Array>): ByteReader {
  let before: Uint8Array | null = null;
  return {
    async read() {
      if (before) giveBack(before);
      const { value } = await reader.read();
      before = value ?? null;
      return before;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

/** Frees bytes that have their memory for themselves. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
