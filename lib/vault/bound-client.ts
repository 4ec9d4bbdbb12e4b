import type { Ability } from './ability.ts';
import type { Bindings } from './binding/binding.ts';
import { createVaultClient } from './client.ts';
import { failed, type Outcome } from './failure.ts';
import type { Access } from './http.ts';
import type { Denials, LicenseCounts } from './readings.ts';
import type { Period, ProductName, UserLicense } from './records.ts';
import type { ReportSource } from './report-source.ts';

/**
 * All that can be asked of one vault. Every ability answers `not-bound` where nothing says how; only
 * counts and denials have a published way. A write is sent once: after `timeout` or `unreachable`
 * nobody knows whether it was done. Methods throw only their signal's reason.
 */
export interface BoundClient {
  /** Free and allocated licenses per product, every product the vault names. */
  licenseCounts(signal?: AbortSignal): Promise<Outcome<LicenseCounts>>;
  /**
   * Denied requests since the start of a day.
   *
   * @param from `YYYY-MM-DD`; whose midnight it means is unpublished, so callers ask a day more and
   *   count by the timestamps
   * @param maxPages pages to read at most
   */
  denials(from: string, maxPages?: number, signal?: AbortSignal): Promise<Outcome<Denials>>;
  /** @param user an e-mail address or a name, as a person writes it */
  userLicenses(user: string, signal?: AbortSignal): Promise<Outcome<UserLicense[]>>;
  /** @param license as `userLicenses` gave it: its numbers are what the vault wants back */
  revokeOne(license: UserLicense, signal?: AbortSignal): Promise<Outcome<null>>;
  revokeAll(user: string, signal?: AbortSignal): Promise<Outcome<null>>;
  disconnectProduct(product: ProductName, signal?: AbortSignal): Promise<Outcome<null>>;
  report(period: Period, signal?: AbortSignal): Promise<Outcome<ReportSource>>;
}

/**
 * @param bindings for writing abilities only those that the admin has confirmed
 */
export function createBoundClient(access: Access, _bindings: Bindings): BoundClient {
  const published = createVaultClient(access);
  const notBound = (ability: Ability) => async () =>
    failed({ kind: 'not-bound' as const, ability });
  return {
    ...published,
    userLicenses: notBound('user-licenses'),
    revokeOne: notBound('revoke-one'),
    revokeAll: notBound('revoke-all'),
    disconnectProduct: notBound('disconnect-product'),
    report: notBound('usage-report'),
  };
}
