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
  /** From now on this token is known, and may do nothing (403). */
  forbid(token: string): void;
  check(presented: string | null): 'good' | 'unknown' | 'forbidden';
}

export function createTokens(
  flavour: 'cloud' | 'ide-services',
  now: () => number,
  random: () => number,
): Tokens {
  const scheme = flavour === 'cloud' ? 'Bearer' : 'Automation';
  let valid: { name: string; token: string; expiresAt: number }[] = [];
  const forbidden = new Set<string>();

  const tokens: Tokens = {
    generate() {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
      const pick = () => letters[Math.floor(random() * letters.length)] ?? 'A';
      const token = Array.from({ length: 48 }, pick).join('');
      tokens.set(token);
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
