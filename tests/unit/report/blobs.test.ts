import { expect, it } from 'vitest';
import { createBlobs } from '#lib/report/blobs.ts';

it.each([4, 5, 7, 64])(
  'texts come back whole, though only %d bytes are gathered at once',
  async (room) => {
    const blobs = createBlobs(room);
    const texts = ['', 'ab', 'Zoë 雪', '𝄞𝄞𝄞'.repeat(9), '\uFEFFx', 'end'];
    for (const text of texts) blobs.add(text);
    const found = await Promise.all(blobs.end().map((blob) => blob.arrayBuffer()));
    const bytes = Buffer.concat(found.map((buffer) => new Uint8Array(buffer)));
    expect(bytes.toString('utf8')).toBe(texts.join(''));
    expect(Math.max(...found.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(room);
  },
);

it('nothing is no blob', () => {
  expect(createBlobs().end()).toEqual([]);
});
