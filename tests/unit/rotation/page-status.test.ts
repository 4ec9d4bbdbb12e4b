import { expect, it } from 'vitest';
import { pageStatus } from '#lib/rotation/page-status.ts';
import type { TokenNote } from '#lib/usage/token-note.ts';
import type { Failure } from '#lib/vault/failure.ts';

const NOW = 1_800_000_000_000;
const token = {
  ref: 'a',
  keep: 'device',
  fingerprint: '4f2a',
  savedAt: NOW - 5000,
  issuedAt: null,
  expiresAt: null,
} as const;
const counts = (at: number) => ({ at, products: [], notUnderstood: 0 });
const view = (at: number | null, failure: Failure | null = null) => ({
  counts: at === null ? null : counts(at),
  attempt: { at: NOW - 10, failure },
});
const connection = { token, candidate: null };

it.each([
  ['nothing saved', null, view(null), 'none', null],
  ['saved and working', connection, view(NOW - 20), 'working', NOW - 20],
  ['read just before it was stored', connection, view(NOW - 5200), 'working', NOW - 5200],
  ['never tried', connection, { counts: null, attempt: null }, 'unproven', null],
  ['never worked', connection, view(null, { kind: 'unreachable' }), 'unproven', null],
  [
    'only worked before this token',
    connection,
    view(NOW - 90_000, { kind: 'unreachable' }),
    'unproven',
    null,
  ],
  [
    'not reached the last time',
    connection,
    view(NOW - 20, { kind: 'unreachable' }),
    'unchecked',
    NOW - 20,
  ],
  ['refused', connection, view(NOW - 20, { kind: 'wrong-token' }), 'rejected', NOW - 20],
  ['not permitted', connection, view(null, { kind: 'not-permitted' }), 'forbidden', null],
  [
    'gone with the session',
    connection,
    view(NOW - 20, { kind: 'token-missing' }),
    'lost',
    NOW - 20,
  ],
  ['unreadable', connection, view(null, { kind: 'token-unreadable' }), 'lost', null],
] as const)('%s', (_what, saved, seen, state, workedAt) => {
  expect(pageStatus(saved, seen, [], null, NOW)).toMatchObject({ state, workedAt });
});

it('tells names and kinds of consumers, and nothing else of them', () => {
  const consumer = {
    id: 'x',
    name: 'Nightly',
    kind: 'cron-shell',
    where: 'host-7',
    note: 'n',
    tickedAt: null,
  } as const;
  const { consumers } = pageStatus(connection, view(NOW), [consumer], null, NOW);
  expect(consumers).toEqual([{ name: 'Nightly', kind: 'cron-shell' }]);
});

it('tells no time that lies ahead', () => {
  const ahead = { ...connection, token: { ...token, savedAt: NOW + 1000 } };
  expect(pageStatus(ahead, view(NOW + 2000), [], null, NOW)).toMatchObject({
    age: { since: NOW },
    workedAt: null,
  });
});

it.each([
  ['seen first by us', { issuedAt: null }, { since: NOW - 5000, surely: 'first-seen' }],
  ['by its own word', { issuedAt: NOW - 90_000 }, { since: NOW - 90_000, surely: 'issued' }],
])('tells its age and how that is known: %s', (_how, facts, age) => {
  const saved = { ...connection, token: { ...token, ...facts, expiresAt: NOW + 1 } };
  expect(pageStatus(saved, view(NOW), [], null, NOW)).toMatchObject({ age, expiresAt: NOW + 1 });
});

it('names a newer token that has not worked yet by its fingerprint', () => {
  const saved = { token, candidate: { ...token, fingerprint: 'beef' } };
  expect(pageStatus(saved, view(NOW), [], null, NOW).candidate).toBe('beef');
});

it.each<[Failure, boolean]>([
  [{ kind: 'unreachable' }, false],
  [{ kind: 'server-error', status: 503 }, false],
  [{ kind: 'storage-unavailable' }, false],
  [{ kind: 'wrong-token' }, true],
  [{ kind: 'no-access' }, true],
  [{ kind: 'signed-out' }, true],
  [{ kind: 'wrong-flavour', works: 'cloud' }, true],
])('after %j says whether everything waits for the admin: %s', (failure, isStuck) => {
  expect(pageStatus(connection, view(NOW - 20, failure), [], null, NOW)).toMatchObject({ isStuck });
});

it.each<[TokenNote | null, boolean]>([
  [{ kind: 'rotation', waitsFor: 'consumers', left: 2 }, true],
  [{ kind: 'old', since: 0, surely: 'first-seen' }, false],
  [{ kind: 'expires', at: NOW, level: 7 }, false],
  [null, false],
])('of what is said of the token tells a rotation, and nothing else: %j', (note, told) => {
  const { rotation } = pageStatus(connection, view(NOW), [], note, NOW);
  expect(rotation).toEqual(told ? note : null);
});
