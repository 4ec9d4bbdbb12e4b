import { expect, it } from 'vitest';
import { createFormats } from '#lib/words/formats.ts';

const f = createFormats('en-US', 'UTC');

it.each([
  [0, '0%'],
  [1 / 1000, '1%'],
  [0.494, '49%'],
  [199 / 200, '99%'],
  [99_999 / 100_000, '99%'],
  [1, '100%'],
  [44 / 40, '110%'],
])(
  'a share of %d is %s: nothing and everything are said only of nothing and everything',
  (ratio, text) => {
    expect(f.percent(ratio)).toBe(text);
  },
);

it.each([
  [2_000_000, '2 MB'],
  [2_550_000, '2.6 MB'],
  [1_234_500_000, '1,234.5 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(f.bytes(bytes)).toBe(text);
});
