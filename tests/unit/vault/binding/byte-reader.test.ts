import { expect, it } from 'vitest';
import { createByteReader } from '#lib/vault/binding/execute/byte-reader.ts';

const SIZE = 300_000;
/** Bytes that are all but the same everywhere. */
const sent = Uint8Array.from({ length: SIZE }, (_, at) => (at * 7 + (at >> 8)) % 251);

/** As a browser's own stream of an answer is: it fills whatever room there is. */
function byteStream(): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: 1024,
    pull(controller) {
      const view = controller.byobRequest?.view;
      if (!view) throw new Error('Nobody has asked');
      const room = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      const some = sent.subarray(at, at + room.length);
      at += some.length;
      if (some.length === 0) controller.close();
      room.set(some);
      controller.byobRequest?.respond(some.length);
    },
  });
}

/** As a stream is that a script made of pieces. */
function pieceStream(): ReadableStream<Uint8Array> {
  const pieces = [sent.slice(0, 100_000), new Uint8Array(0), sent.slice(100_000)];
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}

it.each([
  ['a stream that fills what it is given', byteStream],
  ['a stream of pieces, an empty one among them', pieceStream],
])('reads every byte of %s, and keeps none of it', async (_what, stream) => {
  const reader = createByteReader(stream());
  const read: Uint8Array[] = [];
  let before: Uint8Array | null = null;
  for (let bytes = await reader.read(); bytes; bytes = await reader.read()) {
    // What came before has given its memory away.
    expect(before?.byteLength ?? 0).toBe(0);
    read.push(bytes.slice());
    before = bytes;
  }
  expect(Buffer.concat(read).equals(sent)).toBe(true);
  expect(await reader.read()).toBeNull();
});

it('lets go of a stream that nobody reads on', async () => {
  let reason: unknown;
  const stream = new ReadableStream<Uint8Array>({
    type: 'bytes',
    cancel: (given) => {
      reason = given;
    },
  });
  await createByteReader(stream).cancel('enough');
  expect(reason).toBe('enough');
});
