import { createBoundClient } from './bound-client.ts';
import type { Access } from './http.ts';

export type { Denial, Denials, LicenseCounts } from './readings.ts';

export type VaultClient = ReturnType<typeof createVaultClient>;

/** The two abilities whose paths are published: what can be asked before any specification is read. */
export function createVaultClient(access: Access) {
  const { licenseCounts, denials } = createBoundClient(access, {});
  return { licenseCounts, denials };
}
