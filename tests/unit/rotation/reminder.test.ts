import { describe, expect, it } from 'vitest';
import { snoozeFor, tokenNote } from '#lib/rotation/reminder.ts';
import { endOfOld, startRotation } from '#lib/rotation/rotation.ts';
import { DAY_MS } from '#lib/rotation/token-age.ts';
import { given, now, open, retiring, token, tokens } from './facts.ts';

const ago = (days: number) => now - days * DAY_MS;
const aged = (days: number) => tokens({ token: token('old', { savedAt: ago(days) }) });
const ending = (days: number) => tokens({ token: token('old', { expiresAt: ago(-days) }) });
const known = {
  connection: aged(212),
  rotation: null,
  consumers: [],
  snooze: null,
  remindAfterDays: 90,
};
type Known = Parameters<typeof tokenNote>[0];
const note = (change: Partial<Known>) => tokenNote({ ...known, ...change }, now);

describe('a token that grows old', () => {
  const old = { kind: 'old', since: ago(212), surely: 'first-seen' };

  it.each<[string, Partial<Known>, unknown]>([
    ['on the last day before it', { connection: aged(89.9) }, null],
    ['on the day', { connection: aged(90) }, { ...old, since: ago(90) }],
    ['long after', {}, old],
    [
      'by its own word',
      { connection: tokens({ token: token('old', { issuedAt: ago(100) }) }) },
      { kind: 'old', since: ago(100), surely: 'issued' },
    ],
    ['later, as the admin set it', { remindAfterDays: 365 }, null],
    ['snoozed', { snooze: snoozeFor(7, ago(6)) }, null],
    ['after the snooze', { snooze: snoozeFor(7, ago(7)) }, old],
    ['snoozed in the future by a wrong clock', { snooze: snoozeFor(7, ago(-3)) }, old],
  ])('is spoken of: %s', (_when, change, expected) => {
    expect(note(change)).toEqual(expected);
  });
});

describe('a token that ends', () => {
  const expires = (days: number, level: number) => ({
    kind: 'expires',
    at: ago(-days),
    level,
  });

  it.each<[string, Partial<Known>, unknown]>([
    ['in 31 days', { connection: ending(31) }, null],
    ['in 30 days', { connection: ending(30) }, expires(30, 30)],
    ['in 7 days', { connection: ending(7) }, expires(7, 7)],
    ['in a day', { connection: ending(1) }, expires(1, 1)],
    ['yesterday', { connection: ending(-1) }, expires(-1, 0)],
    ['in 20 days, snoozed', { connection: ending(20), snooze: snoozeFor(30, ago(1)) }, null],
    [
      'in 6 days, snoozed when it was 20',
      { connection: ending(6), snooze: snoozeFor(30, ago(14)) },
      expires(6, 7),
    ],
    [
      'today, snoozed this morning',
      { connection: ending(0.5), snooze: snoozeFor(7, ago(0.1)) },
      expires(0.5, 1),
    ],
  ])('is spoken of: %s', (_when, change, expected) => {
    expect(note(change)).toEqual(expected);
  });

  it('comes before its age', () => {
    const both = tokens({ token: token('old', { savedAt: ago(212), expiresAt: ago(-3) }) });
    expect(note({ connection: both })).toEqual(expires(3, 7));
  });
});

describe('a rotation', () => {
  const started = startRotation(tokens(), now);
  const proven = { ...started, provenAt: now, old: { fingerprint: '0001' } };
  const refused = { ...proven, oldEnd: endOfOld('refused', null, now) };
  const swapped = tokens({ token: token('new'), retiring: retiring({ workedAt: now }) });

  it.each<[string, Partial<Known>, unknown]>([
    [
      'for a new token',
      { rotation: started, consumers: [open, open] },
      { kind: 'rotation', waitsFor: 'token', left: 0 },
    ],
    [
      'for consumers while the old token works',
      { rotation: proven, connection: swapped, consumers: [open, given] },
      { kind: 'rotation', waitsFor: 'consumers', left: 1 },
    ],
    [
      'for the old token alone',
      { rotation: proven, connection: swapped, consumers: [given] },
      { kind: 'rotation', waitsFor: 'old', left: 0 },
    ],
    [
      'for consumers',
      { rotation: refused, connection: tokens({ token: token('new') }), consumers: [open, open] },
      { kind: 'rotation', waitsFor: 'consumers', left: 2 },
    ],
  ])('waits %s, whatever was snoozed', (_for, change, expected) => {
    expect(note({ snooze: snoozeFor(30, now), ...change })).toEqual(expected);
  });

  it('is not spoken of when it is finished', () => {
    expect(note({ connection: aged(0), rotation: { ...refused, finishedAt: now } })).toBeNull();
  });
});
