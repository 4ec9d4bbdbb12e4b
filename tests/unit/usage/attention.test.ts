import { describe, expect, it } from 'vitest';
import { attention } from '#lib/usage/attention.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import type { TokenNote } from '#lib/usage/token-note.ts';
import { emptyView, type View } from '#lib/usage/view.ts';
import type { Failure } from '#lib/vault/failure.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const none = { inUse: 0, total: 0 };
const clion = (inUse: number) => ({
  code: 'CL',
  name: 'CLion',
  prepaid: { inUse, total: 10 },
  postpaid: none,
  trial: none,
});
const fine: View = {
  ...emptyView,
  counts: { at: now, products: [clion(3)], notUnderstood: 0 },
  attempt: { at: now, failure: null },
};
const full: View = { ...fine, counts: { at: now, products: [clion(10)], notUnderstood: 0 } };
const denied: View = {
  ...fine,
  denials: { at: now, day: localDay(now), total: 3, truncated: false, products: [] },
};
const failing = (failure: Failure): View => ({ ...full, attempt: { at: now, failure } });

const rotation = (waitsFor: 'token' | 'old' | 'consumers'): TokenNote => ({
  kind: 'rotation',
  waitsFor,
  left: 1,
});
const expires = (level: 30 | 7 | 1 | 0): TokenNote => ({ kind: 'expires', at: now, level });
const old: TokenNote = { kind: 'old', since: 0, surely: 'first-seen' };
const wrongToken = failing({ kind: 'wrong-token' });

describe('the strip', () => {
  it.each<[string, View, TokenNote | null, string | null]>([
    ['nothing when all is well', fine, null, null],
    ['a failure before everything', failing({ kind: 'unreachable' }), rotation('token'), 'failure'],
    ['the refused token', wrongToken, null, 'failure'],
    [
      'the refused token, which a finished swap does not explain',
      wrongToken,
      rotation('old'),
      'failure',
    ],
    ['the rotation that explains the refusal', wrongToken, rotation('token'), 'token'],
    ['an unfinished rotation before full products', full, rotation('consumers'), 'token'],
    ['a token’s near end before full products', full, expires(7), 'token'],
    ['an ended token before full products', full, expires(0), 'token'],
    ['full products before an end that is far', full, expires(30), 'full'],
    ['full products before an old token', full, old, 'full'],
    ['denials before an old token', denied, old, 'denied'],
    ['an old token when nothing else is wrong', fine, old, 'token'],
    [
      'an old token before rows that were not understood',
      { ...fine, counts: { at: now, products: [], notUnderstood: 2 } },
      old,
      'token',
    ],
  ])('says %s', (_what, view, note, kind) => {
    expect(attention(view, note, now)?.kind ?? null).toBe(kind);
  });

  it('says what it knows of the token, and nothing else', () => {
    expect(attention(fine, old, now)).toEqual({ kind: 'token', note: old });
  });
});
