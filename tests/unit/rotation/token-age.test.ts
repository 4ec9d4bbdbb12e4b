import { describe, expect, it } from 'vitest';
import { DAY_MS, expiryLevel, lastWorkedAt, tokenAge } from '#lib/rotation/token-age.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const ago = (days: number) => now - days * DAY_MS;
const token = {
  ref: 'a',
  keep: 'device',
  fingerprint: '4f2a',
  savedAt: ago(212),
  issuedAt: null,
  expiresAt: null,
} as const;

describe('the age of a token', () => {
  it.each([
    ['is known since it was first seen', {}, { since: ago(212), days: 212, surely: 'first-seen' }],
    [
      'is what the token says',
      { issuedAt: ago(400) },
      { since: ago(400), days: 400, surely: 'issued' },
    ],
    [
      'is not believed when it was seen long before it was issued',
      { issuedAt: ago(3) },
      { since: ago(212), days: 212, surely: 'first-seen' },
    ],
    [
      'is not negative when the clock was set back',
      { savedAt: ago(-5) },
      { since: now, days: 0, surely: 'first-seen' },
    ],
    [
      'counts whole days',
      { savedAt: ago(1.9) },
      { since: ago(1.9), days: 1, surely: 'first-seen' },
    ],
  ])('%s', (_what, facts, age) => {
    expect(tokenAge({ ...token, ...facts }, now)).toEqual(age);
  });
});

it.each([
  ['never, before any counts', null, null],
  ['never, when the counts came with the token before it', ago(300), null],
  ['with the call that connected it', token.savedAt, token.savedAt],
  ['when the last counts came', ago(1), ago(1)],
])('a token last worked %s', (_what, countsAt, workedAt) => {
  expect(lastWorkedAt(token, countsAt)).toBe(workedAt);
});

it.each([
  ['unknown', null, null],
  ['in 31 days', ago(-31), null],
  ['in 30 days', ago(-30), 30],
  ['in 8 days', ago(-8), 30],
  ['in 7 days', ago(-7), 7],
  ['in 25 hours', ago(-25 / 24), 7],
  ['in a day', ago(-1), 1],
  ['in a minute', now + 60_000, 1],
  ['now', now, 0],
  ['last year', ago(365), 0],
])('an end %s is of level %s', (_when, expiresAt, level) => {
  expect(expiryLevel({ expiresAt }, now)).toBe(level);
});
