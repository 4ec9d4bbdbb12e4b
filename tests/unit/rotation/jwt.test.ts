import { describe, expect, it } from 'vitest';
import { readTokenTimes } from '#lib/rotation/jwt.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown, header: unknown = { alg: 'RS256', typ: 'JWT' }) =>
  `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;
const iat = Date.parse('2026-01-01T00:00:00Z') / 1000;
const exp = Date.parse('2026-04-01T00:00:00Z') / 1000;
const nothing = { issuedAt: null, expiresAt: null };

describe('a token that is a JWT', () => {
  it.each([
    ['both times', { iat, exp }, { issuedAt: iat * 1000, expiresAt: exp * 1000 }],
    ['its end alone', { exp, sub: 'ü' }, { issuedAt: null, expiresAt: exp * 1000 }],
    ['its beginning alone', { iat }, { issuedAt: iat * 1000, expiresAt: null }],
    [
      'a fraction of a second',
      { iat: iat + 0.25 },
      { issuedAt: iat * 1000 + 250, expiresAt: null },
    ],
    ['neither', { sub: 'seatkeeper' }, nothing],
    ['times as text', { iat: String(iat), exp: String(exp) }, nothing],
    ['milliseconds for seconds', { iat: iat * 1000 }, nothing],
    ['an end of zero', { iat, exp: 0 }, { issuedAt: iat * 1000, expiresAt: null }],
    ['an end before the beginning', { iat: exp, exp: iat }, nothing],
    ['null for claims', null, nothing],
  ])('says %s', (_what, claims, times) => {
    expect(readTokenTimes(jwt(claims))).toEqual(times);
  });
});

it.each([
  ['letters and digits', 'SKtoken-0123456789abcdef'],
  ['two dots and nothing that is JSON', 'perm.c2VhdA==.0123456789abcdef'],
  ['JSON without an algorithm', jwt({ iat, exp }, { typ: 'JWT' })],
  ['four parts', `${jwt({ iat, exp })}.x`],
  ['one part', part({ iat, exp })],
  ['nothing', ''],
])('reads nothing from %s', (_what, token) => {
  expect(readTokenTimes(token)).toEqual(nothing);
});
