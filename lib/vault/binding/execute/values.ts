import type { UserLicense } from '../../records.ts';
import type { Input } from '../binding.ts';
import type { InputMeaning } from '../meanings.ts';

/** What can be put into a request, by meaning. What is null is not known. */
export type Values = Partial<Record<InputMeaning, string | number | null>>;

const isEmail = (text: string) => /^[^@\s]+@[^@\s]+$/.test(text);

/** The ways to name a user whom a person has typed. */
export function valuesOfUser(typed: string): Values {
  const user = typed.trim();
  return { user, 'user-email': isEmail(user) ? user : null, 'user-login': user };
}

/** The ways to name one license and its user, as the list of licenses told them. */
export function valuesOfLicense(license: UserLicense): Values {
  const { user, email, userId, allocationId, licenseId, product, productCode } = license;
  const typed = valuesOfUser(user);
  return {
    ...typed,
    'user-email': email ?? typed['user-email'] ?? null,
    'user-id': userId,
    allocation: allocationId,
    license: licenseId,
    product,
    'product-code': productCode,
  };
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Writes a value as an input wants it. Days become instants of UTC: the first one begins at midnight,
 * the last one ends just before the next.
 */
export function written(input: Input, value: string | number): string | number {
  if (input.meaning !== 'from' && input.meaning !== 'to') return value;
  const start = Date.parse(`${value}T00:00:00Z`);
  const ms = input.meaning === 'to' ? start + DAY_MS - 1 : start;
  switch (input.format) {
    case 'instant':
      return new Date(ms).toISOString();
    case 'epoch-ms':
      return ms;
    case 'epoch-s':
      return Math.floor(ms / 1000);
    default:
      return value;
  }
}
