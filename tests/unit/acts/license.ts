import type { UserLicense } from '#lib/vault/records.ts';

/** A license as a test wants it; what it does not say is unknown. */
export const license = (known: Partial<UserLicense> = {}): UserLicense => ({
  user: 'alice@acme.example',
  userId: null,
  email: null,
  allocationId: null,
  licenseId: null,
  product: null,
  productCode: null,
  since: null,
  lastSeenAt: null,
  host: null,
  version: null,
  ...known,
});
