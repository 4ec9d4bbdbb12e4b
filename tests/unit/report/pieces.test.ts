import { expect, it } from 'vitest';
import { createPieces, PIECE_BYTES, type Piece } from '#lib/report/pieces.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (pieces: Piece[]) => pieces.map(({ text }) => text).join('');

it.each(['Zoë', '雪', '𝄞', 'a𝄞雪ëz'])('puts %s together wherever its bytes come apart', (text) => {
  const whole = bytes(text);
  for (let cut = 0; cut <= whole.length; cut++) {
    const pieces = createPieces(() => 0);
    const all = [
      ...pieces.add(whole.subarray(0, cut), 0),
      ...pieces.add(whole.subarray(cut), 0),
      ...pieces.end(),
    ];
    expect(texts(all)).toBe(text);
    expect(all.reduce((sum, piece) => sum + piece.bytes, 0)).toBe(whole.length);
  }
});

it('marks what is no UTF-8 and goes on', () => {
  const pieces = createPieces(() => 0);
  const all = [...pieces.add(new Uint8Array([0x61, 0xff, 0x62]), 0), ...pieces.end()];
  expect(texts(all)).toBe('a\uFFFDb');
});

it('leaves the byte order mark of each document away', () => {
  const pieces = createPieces(() => 0);
  const all = [
    ...pieces.add(bytes('\uFEFFa'), 0),
    ...pieces.add(bytes('\uFEFFb'), 1),
    ...pieces.end(),
  ];
  expect(all.map(({ text, document }) => [text, document])).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});

it('ends a document with what is left of it, even half a letter', () => {
  const pieces = createPieces(() => 0);
  const all = [
    ...pieces.add(bytes('雪').subarray(0, 2), 0),
    ...pieces.add(bytes('b'), 1),
    ...pieces.end(),
  ];
  expect(all.map(({ text, document }) => [text, document])).toEqual([
    ['\uFFFD', 0],
    ['b', 1],
  ]);
});

it('gathers what comes in crumbs, and cuts what comes at once', () => {
  const pieces = createPieces(() => 0);
  expect(pieces.add(bytes('x'.repeat(PIECE_BYTES - 1)), 0)).toEqual([]);
  expect(pieces.add(bytes('x'), 0).map((piece) => piece.bytes)).toEqual([PIECE_BYTES]);
  const large = pieces.add(bytes('y'.repeat(3 * PIECE_BYTES + 1)), 0);
  expect(large.map((piece) => piece.bytes)).toEqual([PIECE_BYTES, PIECE_BYTES, PIECE_BYTES]);
  expect(pieces.end().map((piece) => piece.text)).toEqual(['y']);
  expect(pieces.end()).toEqual([]);
});

it('does not let a slow report wait until a piece is full', () => {
  let now = 0;
  const pieces = createPieces(() => now);
  expect(pieces.add(bytes('a'), 0)).toEqual([]);
  now = 200;
  expect(pieces.add(bytes('b'), 0)).toEqual([]);
  now = 260;
  expect(texts(pieces.add(bytes('c'), 0))).toBe('abc');
  // The wait is that of a piece, not of the report.
  expect(pieces.add(bytes('d'), 0)).toEqual([]);
});
