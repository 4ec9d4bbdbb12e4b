import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#lib/acts/audit-entry.ts';
import { AUDIT_KEPT_MS, auditEntryOf, withEntries } from '#lib/acts/audit-entry.ts';
import { budget, revocationsPerMonth } from '#lib/acts/budget.ts';
import { answered, begin, fire } from '#lib/acts/steps.ts';
import { license } from './license.ts';

const NOW = new Date(2026, 2, 10, 12).getTime();
const HOST = 'acme.fls.jetbrains.com';
const vault = { id: 'v', name: 'acme', host: HOST };
const started = (user: string) =>
  begin(
    { act: 'revoke-one', user, license: license() },
    { id: user, vault: 'v', now: NOW, undoMs: 8_000 },
  );
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => {
  const act = answered(
    fire(started('alice'), NOW + 8_000),
    { ok: true, value: null },
    NOW + 8_000,
    60_000,
  );
  const made = auditEntryOf(act, vault);
  if (!made) throw new Error('no entry');
  return { ...made, at: NOW, ...change };
};

describe('the month’s budget', () => {
  it.each([
    ['trial', 5],
    ['organization-true-up', 5],
    ['enterprise-floating', null],
    ['classroom', null],
    ['unknown', null],
  ] as const)('of the plan %s is %s', (plan, limit) => {
    expect(revocationsPerMonth(plan)).toBe(limit);
  });

  it.each([
    ['done', entry(), 1],
    ['unknown, which may have been done', entry({ result: 'unknown' }), 1],
    ['of all licenses of a user', entry({ revocations: 3 }), 3],
    ['refused', entry({ result: 'failed' }), 0],
    ['seen not to have happened', entry({ result: 'not-done' }), 0],
    ['of another vault', entry({ vault: { ...vault, host: 'other' } }), 0],
    ['of the same vault, connected anew', entry({ vault: { ...vault, id: 'new' } }), 1],
    ['of the month before', entry({ at: new Date(2026, 1, 28, 23, 59).getTime() }), 0],
    ['of the first minute of the month', entry({ at: new Date(2026, 2, 1, 0, 0).getTime() }), 1],
    ['of the same month a year ago', entry({ at: new Date(2025, 2, 10).getTime() }), 0],
  ])('counts one that was %s', (_what, logged, used) => {
    expect(budget('trial', HOST, [logged], [], NOW)).toEqual({ limit: 5, used });
  });

  it('counts what is still to be sent, once', () => {
    const pending = [started('bob'), fire(started('carol'), NOW + 8_000)];
    const sent = entry({ id: 'carol', result: 'unknown' });
    expect(budget('trial', HOST, [entry(), sent], pending, NOW)).toEqual({ limit: 5, used: 3 });
  });
});

describe('the audit log', () => {
  it('tells an act without any trace of a token or of where the license ran', () => {
    expect(entry()).toEqual({
      id: 'alice',
      at: NOW,
      vault,
      act: 'revoke-one',
      by: 'users',
      user: 'alice',
      product: null,
      license: null,
      revocations: 1,
      result: 'done',
      failure: null,
      after: null,
    });
  });

  it('has nothing of what was never sent', () => {
    expect(auditEntryOf(started('alice'), vault)).toBeNull();
  });

  it('has each act once, with its last result', () => {
    const log = withEntries([entry()], [entry({ after: 'came-back' }), entry({ id: 'b' })], NOW);
    expect(log.map(({ id, after }) => [id, after])).toEqual([
      ['alice', 'came-back'],
      ['b', null],
    ]);
  });

  it('keeps 400 days', () => {
    const old = entry({ id: 'old', at: NOW - AUDIT_KEPT_MS - 1 });
    const kept = entry({ id: 'kept', at: NOW - AUDIT_KEPT_MS });
    const done = entry({ id: 'done' });
    expect(withEntries([old, kept], [done], NOW).map(({ id }) => id)).toEqual(['kept', 'done']);
  });

  it('is not pruned by a clock that no answer of the vault has confirmed', () => {
    const years = 5 * 365 * 24 * 60 * 60_000;
    const kept = entry({ id: 'kept' });
    for (const result of ['unknown', 'failed', 'not-done'] as const) {
      const ahead = entry({ id: 'ahead', at: NOW + years, result });
      const log = withEntries([kept], [ahead], NOW + years);
      expect(log.map(({ id }) => id)).toEqual(['kept', 'ahead']);
    }
  });
});
