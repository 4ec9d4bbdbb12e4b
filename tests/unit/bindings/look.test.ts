import { describe, expect, it } from 'vitest';
import { isLookDue } from '#lib/bindings/look-due.ts';
import { lookProblem, type PlaceFailure } from '#lib/bindings/look-problem.ts';
import { unreadBindings } from '#lib/bindings/vault-bindings.ts';
import { NOW, reading } from './samples.ts';

const at = (failure: PlaceFailure['failure']): PlaceFailure => ({ place: '/api-docs', failure });
const nothing = at({ kind: 'not-a-vault', found: 'nothing' });

it.each<[string, PlaceFailure[], object]>([
  ['no place has anything', [nothing, nothing], { kind: 'nowhere' }],
  ['a place refuses the token', [nothing, at({ kind: 'wrong-token' })], { kind: 'behind-login' }],
  ['a place may not be read', [at({ kind: 'not-permitted' })], { kind: 'behind-login' }],
  ['a place leads to a log-in', [at({ kind: 'signed-out' }), nothing], { kind: 'behind-login' }],
  ['a log-in page answers', [at({ kind: 'not-a-vault', found: 'page' })], { kind: 'behind-login' }],
  ['something else answers', [at('other'), nothing], { kind: 'nowhere' }],
  [
    'the vault cannot be reached',
    [nothing, at({ kind: 'unreachable' })],
    { kind: 'failed', failure: { kind: 'unreachable' } },
  ],
  [
    'the vault wants silence',
    [at({ kind: 'rate-limited', until: NOW })],
    { kind: 'failed', failure: { kind: 'rate-limited', until: NOW } },
  ],
])('says what all places mean together when %s', (_when, failures, wanted) => {
  expect(lookProblem(failures)).toEqual(wanted);
});

describe('looking again', () => {
  const hour = 60 * 60_000;
  const day = 24 * hour;
  const { facts } = reading({});
  const read = { ...unreadBindings, specification: facts };
  const looked = { ...read, look: { at: NOW, problem: null } };

  it.each([
    ['never, without a specification', unreadBindings, NOW + 30 * day, false],
    ['not within a week', looked, NOW + 7 * day - 1, false],
    ['after a week', looked, NOW + 7 * day, true],
    ['a week after the import of one that was never found', read, NOW + 7 * day, true],
    ['at once when it is in doubt', { ...read, lookDue: true }, NOW, true],
    ['not twice within an hour', { ...looked, lookDue: true }, NOW + hour - 1, false],
    ['an hour later when it is in doubt again', { ...looked, lookDue: true }, NOW + hour, true],
    ['when the clock was set back', looked, NOW - 1, true],
  ])('%s', (_when, bindings, now, wanted) => {
    expect(isLookDue(bindings, now)).toBe(wanted);
  });
});
