import { expect, it } from 'vitest';
import { isOverdue, nextCheckAt } from '#lib/rotation/retiring.ts';
import type { Retiring } from '#lib/vault/connection.ts';

const since = Date.parse('2026-03-10T12:00:00Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const token = {
  ref: 'old',
  keep: 'device',
  fingerprint: '4f2a',
  savedAt: 0,
  issuedAt: null,
  expiresAt: null,
} as const;
const retiring = (checkedAfter: number | null): Retiring => ({
  token,
  since,
  checkedAt: checkedAfter === null ? null : since + checkedAfter,
  workedAt: null,
});

it.each([
  ['just replaced', 0, false],
  ['after a night', 12 * hour, false],
  ['a second before a day', 24 * hour - second, false],
  ['after a day', 24 * hour, true],
  ['after a holiday', 400 * hour, true],
  ['an hour before it was replaced, by a clock that was set back', -hour, false],
  ['a year before it was replaced, by a clock that was wrong', -8760 * hour, true],
])('%s: to be wiped is %s', (_when, after, overdue) => {
  expect(isOverdue(retiring(null), since + after)).toBe(overdue);
});

it.each([
  ['at once when it was never asked', null, 5 * second, 5 * second],
  ['after half a minute when it was asked at once', 0, 5 * second, 30 * second],
  ['after half a minute more', 30 * second, 31 * second, minute],
  ['twice as late each time', 4 * minute, 4 * minute, 8 * minute],
  ['every hour at most', 5 * hour, 5 * hour, 6 * hour],
  ['not later than it is wiped', 23.5 * hour, 23.5 * hour, 24 * hour],
  ['at once when the last answer lies in the future', 5 * hour, minute, minute],
])('the vault is asked again %s', (_when, checkedAfter, nowAfter, nextAfter) => {
  expect(nextCheckAt(retiring(checkedAfter), since + nowAfter)).toBe(since + nextAfter);
});
