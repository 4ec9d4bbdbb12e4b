import { expect, it } from 'vitest';
import { popupWords } from '#lib/words/en/popup.ts';
import { createFormats } from '#lib/words/formats.ts';

const f = createFormats('en-US', 'UTC');

it.each([
  ['2026-03-10T11:35:00Z', 'As of 11:35 · 25 minutes old'],
  ['2026-03-09T12:30:00Z', 'As of 12:30 · 23 hours old'],
  ['2026-03-09T11:30:00Z', 'Mar 9, 2026 · 1 day old'],
])('numbers of %s are dated so that no other day can be meant', (at, text) => {
  expect(popupWords(f).old(Date.parse(at), Date.parse('2026-03-10T12:00:00Z'))).toBe(text);
});
