import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprint, readToken } from '#lib/vault/token.ts';

describe('a pasted token', () => {
  it('loses the white space around it and nothing else', () => {
    expect(readToken('\n abcdefgh01234567\t')).toBe('abcdefgh01234567');
  });

  it.each([
    ['is empty', ''],
    ['is shorter than 16 characters', 'a'.repeat(15)],
    ['is longer than 8192 characters', 'a'.repeat(8193)],
    ['has a space inside', 'abcdefgh 01234567'],
    ['has a line break inside', 'abcdefgh\n01234567'],
    ['has a character that is not ASCII', 'abcdefgh0123456ü'],
  ])('is refused when it %s', (_why, input) => {
    expect(readToken(input)).toBeNull();
  });

  it.each([16, 8192])('may have %i characters', (length) => {
    expect(readToken('~'.repeat(length))).toHaveLength(length);
  });
});

it('is told by the first four hex digits of its SHA-256', async () => {
  for (const token of ['abcdefgh01234567', 'another-token-of-ours']) {
    const whole = createHash('sha256').update(token).digest('hex');
    expect(await fingerprint(token)).toBe(whole.slice(0, 4));
  }
});
