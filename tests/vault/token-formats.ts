/**
 * How a token may look. The real format is unknown: each of these is in use somewhere. Other than
 * letters and digits they hold what a reader of a page may stumble over.
 */
export const tokenFormats = {
  /** 48 letters and digits. */
  letters: (random) => pick(random, LETTERS, 48),
  /** With a prefix, dots and padding, as permanent tokens of JetBrains' other servers have. */
  permanent: (random) =>
    `perm-${pick(random, LETTERS, 12)}=.${pick(random, LETTERS, 6)}==.${pick(random, LETTERS, 30)}`,
  uuid: (random) => [8, 4, 4, 4, 12].map((length) => pick(random, HEX, length)).join('-'),
  /** With plus signs and slashes, 64 characters. */
  base64: (random) => `${pick(random, `${LETTERS}+/`, 62)}==`,
  /** Says itself when it was issued and when it expires, 90 days later; some 300 characters. */
  jwt: (random, now) => {
    const issued = Math.floor(now / 1000);
    const claims = {
      sub: 'license-vault',
      scope: 'public-api',
      iat: issued,
      exp: issued + 90 * DAY_S,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${pick(random, `${LETTERS}-_`, 171)}`;
  },
} as const satisfies Record<string, (random: () => number, now: number) => string>;

export type TokenFormat = keyof typeof tokenFormats;

const DAY_S = 24 * 60 * 60;
const HEX = '0123456789abcdef';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function pick(random: () => number, letters: string, length: number): string {
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)] ?? 'A').join(
    '',
  );
}
