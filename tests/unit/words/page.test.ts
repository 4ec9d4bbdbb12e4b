import { describe, expect, it } from 'vitest';
import type { PageStatus } from '#lib/rotation/page-status.ts';
import { type OnPage, pageWords } from '#lib/words/en/page.ts';
import { createFormats } from '#lib/words/formats.ts';

const NOW = Date.parse('2026-03-10T14:05:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const words = pageWords(createFormats('en-US', 'UTC'));

const none: PageStatus = {
  state: 'none',
  isStuck: false,
  fingerprint: null,
  workedAt: null,
  age: null,
  expiresAt: null,
  candidate: null,
  consumers: [],
  rotation: null,
};
const working: PageStatus = {
  ...none,
  state: 'working',
  fingerprint: '4f2a',
  workedAt: NOW - 3 * minute,
  age: { since: NOW - 212 * day, surely: 'first-seen' },
};
const refused: PageStatus = { ...working, state: 'rejected', isStuck: true };
const one: OnPage = { kind: 'single', hasToken: true };
const noneThere: OnPage = { kind: 'single', hasToken: false };
const many: OnPage = { kind: 'many', hasToken: null };
const rotation = (waitsFor: 'token' | 'old' | 'consumers', left = 0) => ({
  kind: 'rotation' as const,
  waitsFor,
  left,
});

describe('the line at the token section says', () => {
  it.each<[string, PageStatus, OnPage, string]>([
    [
      'that none is saved, and the help’s advice',
      none,
      one,
      'No token is saved here. The vault shows a token only once. If nobody has kept it, generate a new one and enter it wherever the old one is used.',
    ],
    [
      'that there is none yet',
      none,
      noneThere,
      'The vault has no token yet. Generate one, then save it here with one click.',
    ],
    [
      'that none of many is saved',
      none,
      many,
      'No token of this vault is saved here. When you create one, save it here with one click.',
    ],
    [
      'which one is saved, when it last worked, and how old it is at least',
      working,
      one,
      'Token saved here, fingerprint 4f2a, checked 14:02, first seen 212 days ago.',
    ],
    [
      'when it was issued, and its end, where it says so itself',
      {
        ...working,
        age: { since: NOW - 30 * minute, surely: 'issued' },
        expiresAt: NOW + 5 * day,
      },
      many,
      'Token saved here, fingerprint 4f2a, checked 14:02, issued 30 minutes ago. It expires in 5 days, on Mar 15, 2026.',
    ],
    [
      'that a newer one of another administrator took its place',
      refused,
      one,
      'The vault refuses the token saved here (fingerprint 4f2a): another administrator replaced or deleted it.',
    ],
    [
      'that it has expired, and does not blame anybody',
      { ...refused, expiresAt: NOW - day },
      many,
      'The vault refuses the token saved here (fingerprint 4f2a): it expired on Mar 9, 2026.',
    ],
    [
      'that it was deleted or has expired, where tokens have an end that nobody has told us',
      refused,
      many,
      'The vault refuses the token saved here (fingerprint 4f2a): it was deleted, or it has expired.',
    ],
    [
      'that it lives and may do nothing',
      { ...working, state: 'forbidden', isStuck: true },
      one,
      'The vault knows the token saved here (fingerprint 4f2a), and does not let it read the license counts.',
    ],
    [
      'that it was deleted, where the page shows that there is none',
      working,
      noneThere,
      'The vault has no token now. The one saved here (fingerprint 4f2a) was deleted and no longer works.',
    ],
    [
      'that it has not worked yet and is tried',
      { ...working, state: 'unproven' },
      one,
      'Token saved here, fingerprint 4f2a. No call has worked with it yet; Seatkeeper goes on trying.',
    ],
    [
      'that it has not worked yet and waits for the admin',
      { ...working, state: 'unproven', isStuck: true },
      one,
      'Token saved here, fingerprint 4f2a. No call has worked with it yet. Open Seatkeeper to see why.',
    ],
    [
      'that it could not be checked',
      { ...working, state: 'unchecked' },
      one,
      'Token saved here, fingerprint 4f2a, checked 14:02, first seen 212 days ago. The last check did not get through.',
    ],
    [
      'that it is not checked any more',
      { ...working, state: 'unchecked', isStuck: true },
      one,
      'Token saved here, fingerprint 4f2a, checked 14:02, first seen 212 days ago. The last check did not get through. Open Seatkeeper to see why.',
    ],
    [
      'that it is lost, and the help’s advice',
      { ...working, state: 'lost', isStuck: true },
      one,
      'The token saved here (fingerprint 4f2a) can no longer be read. The vault shows a token only once. If nobody has kept it, generate a new one and enter it wherever the old one is used.',
    ],
  ])('%s', (_what, status, page, text) => {
    expect(words.line(status, page, NOW)).toBe(text);
  });

  it.each([
    [
      'for the new token, whose making ends the old one',
      { ...refused, rotation: rotation('token') },
      'The vault refuses the token saved here (fingerprint 4f2a). The token’s rotation waits for the new token. Open Seatkeeper to resume the rotation.',
    ],
    [
      'for its consumers',
      { ...working, rotation: rotation('consumers', 2) },
      'Token saved here, fingerprint 4f2a, checked 14:02, first seen 212 days ago. 2 consumers still need the new token. Open Seatkeeper to resume the rotation.',
    ],
    [
      'for the old token’s end, while the new one is refused by then',
      { ...refused, rotation: rotation('old') },
      'The vault refuses the token saved here (fingerprint 4f2a): another administrator replaced or deleted it. The old token has not been refused yet. Open Seatkeeper to resume the rotation.',
    ],
  ])('that a rotation waits %s', (_what, status, text) => {
    expect(words.line(status, one, NOW)).toBe(text);
  });
});

it.each([
  [[], null],
  [[{ name: 'Monitoring', kind: 'checkmk' as const }], 'Used by Monitoring.'],
  [
    [
      { name: 'Monitoring', kind: 'checkmk' as const },
      { name: 'Nightly', kind: 'other' as const },
    ],
    'Used by 2 consumers: Monitoring and Nightly.',
  ],
])('names who depends on it: %j', (consumers, text) => {
  expect(words.consumers({ ...working, consumers })).toBe(text);
});
