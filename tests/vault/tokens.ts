import { type TokenFormat, tokenFormats } from './token-formats.ts';

/**
 * The vault's API tokens. Cloud: exactly one, and a new one kills the old at once (JetBrains help).
 * IDE Services: many, each with a name and an expiry.
 */
export interface Tokens {
  /** Makes a new token and returns it. */
  generate(): string;
  /** Sets a token that the test knows. */
  set(token: string): void;
  delete(): void;
  /** IDE Services: a further token beside the others. `expiresAt` in epoch milliseconds. */
  add(name: string, token: string, expiresAt: number): void;
  /** IDE Services: makes a further token and returns it. */
  create(name: string, expiresAt: number): string;
  /** IDE Services: deletes one of them. */
  remove(name: string): void;
  /** What the vault's own pages show of them, without the tokens. */
  list(): { name: string; expiresAt: number }[];
  /** Makes the next token that is generated or created this one, which the test knows. */
  plan(token: string): void;
  /** From now on this token is known, and may do nothing (403). */
  forbid(token: string): void;
  check(presented: string | null): 'good' | 'unknown' | 'forbidden';
}

export interface TokenOptions {
  /** How long the old token lives on after a new one was generated. Not at all, says the help. */
  oldTokenLivesMs?: number;
  format?: TokenFormat;
}

interface Valid {
  name: string;
  token: string;
  expiresAt: number;
  /** Replaced, and not dead yet. */
  old?: true;
}

export function createTokens(
  flavour: 'cloud' | 'ide-services',
  now: () => number,
  random: () => number,
  { oldTokenLivesMs = 0, format = 'letters' }: TokenOptions = {},
): Tokens {
  const scheme = flavour === 'cloud' ? 'Bearer' : 'Automation';
  let valid: Valid[] = [];
  let planned: string | null = null;
  const forbidden = new Set<string>();

  function make(): string {
    const token = planned ?? tokenFormats[format](random, now());
    planned = null;
    return token;
  }

  const tokens: Tokens = {
    generate() {
      const end = now() + oldTokenLivesMs;
      const old = valid.map(
        (one): Valid => ({ ...one, expiresAt: Math.min(one.expiresAt, end), old: true }),
      );
      const token = make();
      tokens.set(token);
      valid.push(...old);
      return token;
    },
    set(token) {
      valid = [{ name: 'default', token, expiresAt: Number.POSITIVE_INFINITY }];
    },
    delete() {
      valid = [];
    },
    add(name, token, expiresAt) {
      valid = [...valid.filter((one) => one.name !== name), { name, token, expiresAt }];
    },
    create(name, expiresAt) {
      const token = make();
      tokens.add(name, token, expiresAt);
      return token;
    },
    remove(name) {
      valid = valid.filter((one) => one.name !== name);
    },
    list: () => valid.filter(({ old }) => !old).map(({ name, expiresAt }) => ({ name, expiresAt })),
    plan(token) {
      planned = token;
    },
    forbid: (token) => void forbidden.add(token),
    check(presented) {
      const known = valid.find(
        ({ token, expiresAt }) => presented === `${scheme} ${token}` && expiresAt > now(),
      );
      if (!known) return 'unknown';
      return forbidden.has(known.token) ? 'forbidden' : 'good';
    },
  };
  return tokens;
}
