import { describe, expect, it } from 'vitest';
import { progress } from '#lib/rotation/progress.ts';
import {
  endOfOld,
  type Rotation,
  rotationStep,
  settle,
  startRotation,
} from '#lib/rotation/rotation.ts';
import { given, now, open, retiring, token, tokens } from './facts.ts';

const minute = 60_000;
const started = startRotation(tokens(), now);
const listed: Rotation = { ...started, listedAt: now };
const swapped = tokens({ token: token('new'), retiring: retiring() });
const proven = settle(listed, swapped, [open], now);

describe('the step a rotation is at', () => {
  it.each([
    ['preparing', 'when it has begun', started, tokens()],
    ['waiting-for-token', 'when the consumers are listed', listed, tokens()],
    ['captured', 'when a new token is kept', listed, tokens({ candidate: token('new') })],
    [
      'captured',
      'when a new token is kept before the list was finished',
      started,
      tokens({ candidate: token('new') }),
    ],
    ['proven', 'when the new one has worked', proven, swapped],
    [
      'old-still-works',
      'when the vault still took the old one',
      proven,
      tokens({ token: token('new'), retiring: retiring({ workedAt: now }) }),
    ],
    [
      'ticking',
      'when the old one is refused',
      { ...proven, oldEnd: endOfOld('refused', null, now) },
      tokens({ token: token('new') }),
    ],
    [
      'done',
      'when it is finished',
      { ...proven, finishedAt: now },
      tokens({ token: token('new') }),
    ],
  ] as const)('is %s %s', (step, _when, rotation, state) => {
    expect(rotationStep(rotation, state)).toBe(step);
  });
});

describe('bringing a rotation in line', () => {
  it('changes nothing as long as nothing happened', () => {
    expect(settle(listed, tokens({ candidate: token('new') }), [open], now + minute)).toEqual(
      listed,
    );
  });

  it('goes on by itself when another token is in use, wherever it was', () => {
    for (const rotation of [started, listed]) {
      expect(settle(rotation, swapped, [open], now + minute)).toEqual({
        startedAt: now,
        listedAt: rotation.listedAt ?? now + minute,
        token: { fingerprint: '0002', savedAt: now },
        provenAt: now + minute,
        old: { fingerprint: '0001' },
        oldEnd: null,
        finishedAt: null,
      });
    }
  });

  it('does not take a token that is stored anew, to be kept elsewhere, for another one', () => {
    const elsewhere = tokens({ token: { ...token('old'), ref: 'again', keep: 'session' } });
    expect(settle(listed, elsewhere, [open], now + minute)).toEqual(listed);
  });

  it('sees another token although its fingerprint is the same', () => {
    const twin = tokens({ token: token('old', { savedAt: now + 1 }), retiring: retiring() });
    expect(settle(listed, twin, [open], now + minute).provenAt).toBe(now + minute);
  });

  it('does so once, however often it is asked', () => {
    expect(settle(proven, swapped, [open], now + minute)).toEqual(proven);
  });

  it('says that the old token’s end is unknown when it could not be kept for asking', () => {
    const gone = settle(listed, tokens({ token: token('new') }), [open], now + minute);
    expect(gone.oldEnd).toEqual({ how: 'unknown', at: now + minute, workedAt: null });
  });

  it('keeps what was written about the old token’s end', () => {
    const refused = { ...proven, oldEnd: endOfOld('refused', now, now + minute) };
    expect(settle(refused, tokens({ token: token('new') }), [open], now + 2 * minute)).toEqual(
      refused,
    );
  });

  it.each([
    ['consumers without the new token', swapped, 'refused', [given, open], null],
    ['an old token that nobody has seen refused', swapped, null, [given], null],
    ['nothing', tokens({ token: token('new') }), 'refused', [given, given], now + minute],
    ['nothing, without any consumer', tokens({ token: token('new') }), 'wiped', [], now + minute],
  ] as const)('is finished when it waits for %s', (_for, state, how, consumers, finishedAt) => {
    const rotation = { ...proven, oldEnd: how && endOfOld(how, null, now) };
    expect(settle(rotation, state, consumers, now + minute).finishedAt).toBe(finishedAt);
  });

  it('begins its later half anew with a second new token', () => {
    const refused = { ...proven, oldEnd: endOfOld('refused', null, now) };
    const again = tokens({ token: token('newer'), retiring: retiring({ token: token('new') }) });
    expect(settle(refused, again, [given], now + minute)).toMatchObject({
      token: { fingerprint: '0003' },
      old: { fingerprint: '0002' },
      provenAt: now + minute,
      oldEnd: null,
      finishedAt: null,
    });
  });

  it('leaves a finished one as it was, also when the token is replaced later', () => {
    const finished = { ...proven, oldEnd: endOfOld('refused', null, now), finishedAt: now };
    expect(settle(finished, tokens({ token: token('newer') }), [open], now + minute)).toEqual(
      finished,
    );
  });
});

describe('what is shown of a rotation', () => {
  it.each([
    ['preparing', started, tokens(), 'list', [], null, null],
    ['waiting', listed, tokens(), 'generate', ['list'], null, null],
    [
      'captured',
      listed,
      tokens({ candidate: token('new') }),
      'prove',
      ['list', 'generate'],
      '0002',
      null,
    ],
    [
      'proven, the old one not asked for yet',
      proven,
      swapped,
      'old',
      ['list', 'generate', 'prove'],
      '0002',
      { kind: 'unasked', fingerprint: '0001', checkedAt: null },
    ],
    [
      'proven, the vault not reached when it was asked for the old one',
      proven,
      tokens({ token: token('new'), retiring: retiring({ checkedAt: now }) }),
      'old',
      ['list', 'generate', 'prove'],
      '0002',
      { kind: 'unasked', fingerprint: '0001', checkedAt: now },
    ],
    [
      'the old one still works',
      proven,
      tokens({ token: token('new'), retiring: retiring({ checkedAt: now + 5, workedAt: now }) }),
      'old',
      ['list', 'generate', 'prove'],
      '0002',
      { kind: 'works', fingerprint: '0001', checkedAt: now },
    ],
    [
      'the old one wiped although it worked',
      { ...proven, oldEnd: endOfOld('wiped', now, now + minute) },
      tokens({ token: token('new') }),
      'tick',
      ['list', 'generate', 'prove', 'old'],
      '0002',
      { kind: 'wiped', fingerprint: '0001', at: now + minute, workedAt: now },
    ],
    [
      'done',
      { ...proven, oldEnd: endOfOld('refused', null, now), finishedAt: now },
      tokens({ token: token('new') }),
      null,
      ['list', 'generate', 'prove', 'old', 'tick'],
      '0002',
      { kind: 'refused', fingerprint: '0001', at: now, workedAt: null },
    ],
  ] as const)('%s', (_what, rotation, state, current, done, newToken, old) => {
    expect(progress(rotation, state, [given, open])).toMatchObject({
      current,
      done,
      newToken,
      old,
      consumers: 2,
    });
  });

  it('counts nothing as given before there is a new token', () => {
    expect(progress(listed, tokens(), [given, open]).ticked).toBe(0);
    expect(progress(proven, swapped, [given, open]).ticked).toBe(1);
  });
});
