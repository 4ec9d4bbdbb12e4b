import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  FRESH_MS,
  keepSilent,
  LEASE_MS,
  mayAsk,
  newSchedule,
  nextAlarm,
  PERSON_PAUSE_MS,
  type Schedule,
} from '#lib/refresh/schedule.ts';
import type { Failure } from '#lib/vault/failure.ts';

const now = 1_800_000_000_000;
const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const almostOne = 1 - Number.EPSILON;

describe('after a success', () => {
  it.each([
    [0, 13.5],
    [0.5, 15],
    [almostOne, 16.5],
  ])('with the dice at %d the next refresh comes after %d minutes', (dice, minutes) => {
    const next = afterSuccess(newSchedule, { now, minutes: 15, random: () => dice });
    expect((next.nextAt - now) / minute).toBeCloseTo(minutes, 3);
  });

  it('forgets failures, stop and silence', () => {
    const bad = { ...newSchedule, failures: 4, stopped: true, silentUntil: now, leaseUntil: now };
    expect(afterSuccess(bad, { now, minutes: 15, random: () => 0 })).toMatchObject({
      failures: 0,
      stopped: false,
      silentUntil: null,
      leaseUntil: null,
    });
  });
});

describe('after failures in a row', () => {
  const unreachable: Failure = { kind: 'unreachable' };

  it('waits at most 1, 2, 4, 8, 16, 32, 60, 60 minutes', () => {
    let schedule: Schedule = newSchedule;
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      schedule = afterFailure(schedule, unreachable, { now, random: () => almostOne });
      waits.push(Math.round((schedule.nextAt - now) / minute));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('waits at least half a minute, whatever the dice say', () => {
    const schedule = afterFailure(newSchedule, unreachable, { now, random: () => 0 });
    expect(schedule.nextAt - now).toBe(30_000);
  });

  it('waits as long as the vault asked for', () => {
    const failure: Failure = { kind: 'rate-limited', until: now + 7 * minute };
    const schedule = afterFailure(newSchedule, failure, { now, random: () => 0 });
    expect(schedule).toMatchObject({ nextAt: now + 7 * minute, silentUntil: now + 7 * minute });
  });

  it.each(['wrong-token', 'not-permitted', 'signed-out', 'no-access', 'token-missing'] as const)(
    'stops after %s until the admin acts',
    (kind) => {
      const schedule = afterFailure(newSchedule, { kind }, { now, random: () => 0 });
      expect(schedule.stopped).toBe(true);
      expect(mayAsk(schedule, 'alarm', now + year)).toEqual({ yes: false, until: null });
      expect(mayAsk(schedule, 'popup', now + year)).toEqual({ yes: false, until: null });
      expect(mayAsk(schedule, 'person', now).yes).toBe(true);
    },
  );
});

describe('who may ask', () => {
  const due = { ...newSchedule, nextAt: now + 10 * minute };

  it('lets the alarm ask when the time has come, and not before', () => {
    expect(mayAsk(due, 'alarm', now)).toEqual({ yes: false, until: now + 10 * minute });
    expect(mayAsk(due, 'alarm', now + 10 * minute).yes).toBe(true);
  });

  it('lets a popup ask unless the last attempt is fresh', () => {
    expect(mayAsk(due, 'popup', now).yes).toBe(true);
    const fresh = { ...due, attemptAt: now - FRESH_MS + 1 };
    expect(mayAsk(fresh, 'popup', now)).toEqual({ yes: false, until: now + 1 });
    expect(mayAsk(fresh, 'popup', now + 1).yes).toBe(true);
  });

  it('lets a person ask at most every 30 seconds', () => {
    const asked = { ...due, personAt: now };
    expect(mayAsk(asked, 'person', now + 29_999)).toEqual({ yes: false, until: now + 30_000 });
    expect(mayAsk(asked, 'person', now + PERSON_PAUSE_MS).yes).toBe(true);
  });

  it('lets nobody ask while the vault wants silence, not even beside a success', () => {
    const silent = keepSilent(due, now + 20 * minute);
    for (const asker of ['alarm', 'popup', 'person'] as const) {
      expect(mayAsk(silent, asker, now)).toEqual({ yes: false, until: now + 20 * minute });
    }
    expect(silent.nextAt).toBe(now + 20 * minute);
  });

  it('lets nobody ask while another refresh holds its lease, and everybody once it is stale', () => {
    const leased = { ...due, leaseUntil: now + LEASE_MS };
    expect(mayAsk(leased, 'person', now).yes).toBe(false);
    expect(mayAsk(leased, 'person', now + LEASE_MS).yes).toBe(true);
  });
});

describe('a clock that jumps', () => {
  const far = now + year;
  const future: Schedule = {
    nextAt: far,
    failures: 0,
    stopped: false,
    silentUntil: far,
    personAt: far,
    attemptAt: far,
    leaseUntil: far,
  };

  it.each(['alarm', 'popup', 'person'] as const)(
    'back by a year does not silence the %s',
    (asker) => {
      expect(mayAsk(future, asker, now).yes).toBe(true);
    },
  );

  it('back by a year does not put the alarm off', () => {
    expect(nextAlarm([future], now)).toBe(now);
    expect(nextAlarm([{ ...newSchedule, nextAt: now + 24 * 60 * minute }], now)).toBe(
      now + 24 * 60 * minute,
    );
  });

  it('makes one call due, not a loop of them', () => {
    const after = afterSuccess(future, { now, minutes: 15, random: () => 0.5 });
    expect(mayAsk(after, 'alarm', now).yes).toBe(false);
  });
});

describe('the alarm', () => {
  it('rings for the earliest vault that has not stopped', () => {
    const at = (nextAt: number, stopped = false): Schedule => ({ ...newSchedule, nextAt, stopped });
    expect(nextAlarm([at(30), at(20), at(10, true)], 5)).toBe(20);
  });

  it('is silent when all have stopped', () => {
    expect(nextAlarm([{ ...newSchedule, stopped: true }], now)).toBeNull();
    expect(nextAlarm([], now)).toBeNull();
  });
});
