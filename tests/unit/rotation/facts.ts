import type { Connection, Retiring, TokenFacts } from '#lib/vault/connection.ts';

export const now = Date.parse('2026-03-10T12:00:00Z');

/** Facts of a token, named by its ref. */
export const token = (ref: string, rest: Partial<TokenFacts> = {}): TokenFacts => ({
  ref,
  keep: 'device',
  fingerprint: { old: '0001', new: '0002', newer: '0003' }[ref] ?? '4f2a',
  savedAt: now,
  issuedAt: null,
  expiresAt: null,
  ...rest,
});

export const retiring = (rest: Partial<Retiring> = {}): Retiring => ({
  token: token('old'),
  since: now,
  checkedAt: null,
  workedAt: null,
  ...rest,
});

type Tokens = Pick<Connection, 'token' | 'candidate' | 'retiring'>;

export const tokens = (rest: Partial<Tokens> = {}): Tokens => ({
  token: token('old'),
  candidate: null,
  retiring: null,
  ...rest,
});

export const open = { tickedAt: null };
export const given = { tickedAt: now };
