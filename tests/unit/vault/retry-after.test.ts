import { expect, it } from 'vitest';
import { retryAt } from '#lib/vault/retry-after.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

it.each([
  ['no header', null, minute],
  ['seconds', '300', 5 * minute],
  ['fewer seconds than a minute', '1', minute],
  ['absurdly many seconds', '99999999999999999999', day],
  ['a date', 'Sun, 01 Mar 2026 12:10:00 GMT', 10 * minute],
  ['a date in the past', 'Sun, 01 Mar 2020 12:10:00 GMT', minute],
  ['a date in a hundred years', 'Sun, 01 Mar 2126 12:10:00 GMT', day],
  ['a negative number', '-5', minute],
  ['no sense', 'soon', minute],
])('with %s the vault is asked again after %s', (_what, header, waitMs) => {
  expect(retryAt(header, now) - now).toBe(waitMs);
});
