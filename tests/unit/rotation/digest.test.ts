import { describe, expect, it } from 'vitest';
import { type DigestItem, digest, HYSTERESIS_MS, isForgotten } from '#lib/rotation/digest.ts';
import { DAY_MS } from '#lib/rotation/token-age.ts';
import { now } from './facts.ts';

const hour = 60 * 60_000;
const rejected: DigestItem = { id: 'a', title: 'acme', what: { kind: 'rejected' } };
const ends = (level: 30 | 7 | 1 | 0): DigestItem => ({
  id: 'b',
  title: 'beta',
  what: { kind: 'expires', at: now, level },
});

describe('a notification', () => {
  it('is due once for what is true', () => {
    const first = digest([rejected], {}, now);
    expect(first.due).toBe(true);
    const second = digest([rejected], first.told, now + hour);
    expect(second.due).toBe(false);
    expect(digest([rejected], second.told, now + 2 * hour).due).toBe(false);
  });

  it('stays told as long as it stays true', () => {
    let { told } = digest([rejected], {}, now);
    // Also over a weekend in which nobody looked.
    for (let at = now; at < now + 10 * DAY_MS; at += 60 * hour) {
      const next = digest([rejected], told, at);
      expect(next.due).toBe(false);
      told = next.told;
    }
  });

  it('is due again with something new, or with a state that came a level nearer', () => {
    const { told } = digest([rejected], {}, now);
    const both = digest([rejected, ends(30)], told, now + hour);
    expect(both.due).toBe(true);
    expect(digest([rejected, ends(7)], both.told, now + 2 * hour).due).toBe(true);
  });

  it('is not due for a state that wavers, and is due for one that comes again much later', () => {
    const { told } = digest([rejected], {}, now);
    const gone = digest([], told, now + hour);
    expect(digest([rejected], gone.told, now + 2 * hour).due).toBe(false);
    const later = now + hour + HYSTERESIS_MS;
    expect(digest([rejected], gone.told, later - 1).due).toBe(false);
    expect(digest([rejected], gone.told, later).due).toBe(true);
    expect(digest([], gone.told, later).told).toEqual({});
  });

  it('is not due when nothing is true', () => {
    expect(digest([], {}, now)).toEqual({ due: false, told: {} });
  });

  it('does not stay told for a year by a clock that was wrong', () => {
    const { told } = digest([], { 'a rejected': now + 365 * DAY_MS }, now);
    expect(told).toEqual({ 'a rejected': now });
  });
});

it.each([
  ['an hour after it began', { startedAt: now - hour, provenAt: null }, false],
  ['a day after it began', { startedAt: now - DAY_MS, provenAt: null }, true],
  ['an hour after the new token', { startedAt: now - DAY_MS, provenAt: now - hour }, false],
  ['a day after the new token', { startedAt: now - 2 * DAY_MS, provenAt: now - DAY_MS }, true],
])('a rotation is taken for forgotten %s: %s', (_when, rotation, forgotten) => {
  expect(isForgotten(rotation, now)).toBe(forgotten);
});
