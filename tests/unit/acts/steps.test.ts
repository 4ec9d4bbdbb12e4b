import { describe, expect, it } from 'vitest';
import type { Act } from '#lib/acts/act.ts';
import {
  abandoned,
  answered,
  begin,
  callOff,
  fire,
  isDue,
  isSurelyNotDone,
  leftBehind,
  looked,
  refused,
} from '#lib/acts/steps.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { license } from './license.ts';

const NOW = 1_000_000;
const DUE = NOW + 8_000;
const WATCH = 60_000;
const subject = { act: 'revoke-one', user: 'alice', license: license() } as const;
const waiting = begin(subject, { id: 'a', vault: 'v', now: NOW, undoMs: 8_000 });
const sending = fire(waiting, DUE);
const timeout: Failure = { kind: 'timeout', limitMs: 20_000 };
const seen = (sight: 'gone' | 'same' | 'other' | 'cannot-tell') => ({ ok: true, sight }) as const;
const blind = { ok: false, failure: timeout } as const;

const stateOf = (act: Act) => act.state;

describe('an act', () => {
  it('waits for the undo delay', () => {
    expect(stateOf(waiting)).toEqual({ stage: 'waiting', dueAt: DUE });
  });

  it.each([
    ['a moment early', -1, 'waiting'],
    ['on time', 0, 'sending'],
    ['as late as a timer may be', 2_000, 'sending'],
    ['later than that', 2_001, 'over'],
    ['after a night', 10 * 3_600_000, 'over'],
    ['after the clock was set back by an hour', -3_600_000, 'over'],
  ] as const)('%s is %s', (_when, late, stage) => {
    expect(stateOf(fire(waiting, DUE + late)).stage).toBe(stage);
  });

  it('that is late is over, and was not sent', () => {
    expect(stateOf(fire(waiting, DUE + 60_000))).toEqual({
      stage: 'over',
      at: DUE + 60_000,
      sentAt: null,
      result: 'too-late',
      failure: null,
      after: null,
    });
  });

  it('is sent once: what is under way or over does not fire again', () => {
    for (const act of [
      sending,
      callOff(waiting, 'undone', NOW),
      answered(sending, { ok: true, value: null }, DUE, WATCH),
    ]) {
      expect(fire(act, DUE)).toBe(act);
    }
  });

  it('can be called off only before it is sent', () => {
    expect(stateOf(callOff(waiting, 'undone', NOW + 1))).toMatchObject({
      stage: 'over',
      result: 'undone',
      sentAt: null,
    });
    expect(callOff(sending, 'undone', DUE + 1)).toBe(sending);
  });

  it('that cannot even be sent has failed, and was not sent', () => {
    expect(stateOf(refused(waiting, { kind: 'token-missing' }, DUE))).toMatchObject({
      result: 'failed',
      sentAt: null,
    });
  });
});

describe('an act that a dead worker left', () => {
  it.each([
    ['waiting, before its time', waiting, DUE - 1, 'waiting'],
    ['waiting, at its time', waiting, DUE, 'over'],
    ['waiting, with the clock set back', waiting, NOW - 3_600_000, 'over'],
    ['sending', sending, DUE + 5, 'looking'],
  ] as const)('%s, is %s', (_how, act, now, stage) => {
    expect(stateOf(leftBehind(act, now)).stage).toBe(stage);
  });
});

describe('an answer', () => {
  it('of success is followed by one more look', () => {
    expect(stateOf(answered(sending, { ok: true, value: null }, DUE + 100, WATCH))).toEqual({
      stage: 'watching',
      sentAt: DUE,
      doneAt: DUE + 100,
      lookAt: DUE + 100 + WATCH,
    });
  });

  it('of success ends a disconnect', () => {
    const disconnect = fire(
      begin(
        { act: 'disconnect-product', product: { code: 'CL', name: 'CLion' } },
        { id: 'a', vault: 'v', now: NOW, undoMs: 8_000 },
      ),
      DUE,
    );
    expect(stateOf(answered(disconnect, { ok: true, value: null }, DUE, WATCH))).toMatchObject({
      result: 'done',
    });
  });

  it.each<[Failure, 'over' | 'looking']>([
    [{ kind: 'wrong-token' }, 'over'],
    [{ kind: 'not-permitted' }, 'over'],
    [{ kind: 'rate-limited', until: DUE }, 'over'],
    [{ kind: 'server-error', status: 400 }, 'over'],
    [{ kind: 'server-error', status: 409 }, 'over'],
    [{ kind: 'server-error', status: 500 }, 'looking'],
    [{ kind: 'server-error', status: 503 }, 'looking'],
    [timeout, 'looking'],
    [{ kind: 'unreachable' }, 'looking'],
    [{ kind: 'signed-out' }, 'looking'],
    [{ kind: 'not-a-vault', found: 'nothing' }, 'looking'],
    [{ kind: 'not-understood', field: 'body' }, 'looking'],
    [{ kind: 'not-confirmed' }, 'looking'],
  ])('of %o leaves it %s', (failure, stage) => {
    expect(stateOf(answered(sending, { ok: false, failure }, DUE, WATCH)).stage).toBe(stage);
    expect(isSurelyNotDone(failure)).toBe(stage === 'over');
  });
});

describe('a look at an unknown outcome', () => {
  const unclear = answered(sending, { ok: false, failure: timeout }, DUE + 20_000, WATCH);

  it('comes at once', () => {
    expect(isDue(unclear, DUE + 20_000)).toBe(true);
  });

  it('that finds it gone makes it done, to be watched', () => {
    expect(stateOf(looked(unclear, seen('gone'), DUE + 21_000, WATCH))).toMatchObject({
      stage: 'watching',
    });
  });

  it('that finds it newer makes it done, and come back', () => {
    expect(stateOf(looked(unclear, seen('other'), DUE, WATCH))).toMatchObject({
      result: 'done',
      after: 'came-back',
    });
  });

  it('that finds it as it was is repeated once, since a slow request may still be at work', () => {
    const again = looked(unclear, seen('same'), DUE + 21_000, WATCH);
    expect(stateOf(again)).toMatchObject({ stage: 'looking', lookAt: DUE + 21_000 + WATCH });
    expect(stateOf(looked(again, seen('same'), DUE + 81_000, WATCH))).toMatchObject({
      result: 'not-done',
      failure: timeout,
    });
  });

  it.each([
    ['cannot see', blind],
    ['cannot tell', seen('cannot-tell')],
  ] as const)('that %s is repeated twice, and then it stays unknown', (_what, look) => {
    let act = unclear;
    for (const left of ['looking', 'looking']) {
      act = looked(act, look, DUE, WATCH);
      expect(stateOf(act).stage).toBe(left);
    }
    expect(stateOf(looked(act, look, DUE, WATCH))).toMatchObject({ result: 'unknown' });
  });

  it('after a dead worker knows no reason', () => {
    expect(stateOf(abandoned(sending, DUE + 1))).toMatchObject({ stage: 'looking', failure: null });
  });
});

describe('a second look at a revoked license', () => {
  const watched = answered(sending, { ok: true, value: null }, DUE, WATCH);

  it.each([
    ['gone', seen('gone'), 'stayed-away'],
    ['there as before', seen('same'), 'came-back'],
    ['there anew', seen('other'), 'came-back'],
    ['unclear', seen('cannot-tell'), 'could-not-look'],
    ['not to be seen', blind, 'could-not-look'],
  ] as const)('that finds it %s', (_what, look, told) => {
    expect(stateOf(looked(watched, look, DUE + WATCH, WATCH))).toMatchObject({
      stage: 'over',
      result: 'done',
      after: told,
    });
  });

  it('may come late, but not early', () => {
    expect(isDue(watched, DUE + WATCH - 1)).toBe(false);
    expect(isDue(watched, DUE + 10 * WATCH)).toBe(true);
  });
});
