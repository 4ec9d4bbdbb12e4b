import { expect, it } from 'vitest';
import { ownWords, redact } from '#lib/health/redact.ts';

const own = ownWords({
  name: 'Head office',
  origin: 'https://ai.fls.jetbrains.com',
  pageOrigin: 'https://ai.fls.jetbrains.com',
});

it.each([
  ['AI License API', 'COMPANY License API'],
  ['/ai/licenses', '/COMPANY/licenses'],
  ['https://ai.fls.jetbrains.com/x', 'https://COMPANY/x'],
  ['a failure of the head office', 'a failure of the COMPANY'],
  ['domain, maintained, ai2', 'domain, maintained, ai2'],
])('replaces the company’s own words only: %s', (text, wanted) => {
  expect(redact({ list: [text], [text]: 1 }, own)).toEqual({ list: [wanted], [wanted]: 1 });
});

it('leaves everything else as it is', () => {
  const value = { a: [1, null, true, 'text'] };
  expect(redact(value, own)).toEqual(value);
  expect(redact(value, [])).toBe(value);
});
