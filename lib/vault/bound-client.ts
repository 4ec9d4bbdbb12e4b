import type { Ability } from './ability.ts';
import type { Binding, Bindings } from './binding/binding.ts';
import { act } from './binding/execute/act.ts';
import { decodeDenial, decodeRows, decodeUsage } from './binding/execute/decode.ts';
import { readPages } from './binding/execute/pages.ts';
import { openReport } from './binding/execute/report.ts';
import { readUserLicenses } from './binding/execute/user-licenses.ts';
import { valuesOfLicense, valuesOfUser } from './binding/execute/values.ts';
import { publishedBinding } from './binding/published.ts';
import { failed, type Outcome, success } from './failure.ts';
import type { Access } from './http.ts';
import { DENIALS_MAX_PAGES } from './limits.ts';
import type { Denials, LicenseCounts } from './readings.ts';
import type { Period, ProductName, UserLicense } from './records.ts';
import type { ReportSource } from './report-source.ts';

/**
 * All that can be asked of one vault. Every ability answers `not-bound` where nothing says how; only
 * counts and denials have a published way. A write is sent once: after `timeout`, `unreachable`
 * or `not-confirmed` nobody knows whether it was done. Methods throw only their signal's reason.
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
 * @param bindings for writing abilities only those that the admin has confirmed; for counts and
 *   denials the published ones stand in where there is none
 */
export function createBoundClient(access: Access, bindings: Bindings): BoundClient {
  const bound = <T>(
    ability: Ability,
    work: (binding: Binding) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const binding = bindings[ability] ?? publishedBinding(ability);
    return binding ? work(binding) : Promise.resolve(failed({ kind: 'not-bound', ability }));
  };
  return {
    licenseCounts: (signal) =>
      bound('license-counts', async (binding) => {
        const read = await readPages(access, binding, {}, COUNTS_MAX_PAGES, signal);
        if (!read.ok) return read;
        const rows = decodeRows(read.value.pages, binding.answer, decodeUsage);
        if (!rows.ok) return rows;
        return success({ products: rows.value.understood, notUnderstood: rows.value.skipped });
      }),
    denials: (from, maxPages = DENIALS_MAX_PAGES, signal) =>
      bound('denials', async (binding) => {
        const tomorrow = new Date(access.now() + DAY_MS).toISOString().slice(0, 10);
        const read = await readPages(access, binding, { from, to: tomorrow }, maxPages, signal);
        if (!read.ok) return read;
        const rows = decodeRows(read.value.pages, binding.answer, decodeDenial);
        if (!rows.ok) return rows;
        const { understood, skipped } = rows.value;
        const { truncated, short } = read.value;
        return success({
          denials: understood,
          notUnderstood: skipped,
          truncated: truncated || short !== null,
          ...(short && { cutShort: short }),
        });
      }),
    userLicenses: (user, signal) =>
      bound('user-licenses', (binding) => readUserLicenses(access, binding, user, signal)),
    revokeOne: (license, signal) =>
      bound('revoke-one', (binding) => act(access, binding, valuesOfLicense(license), signal)),
    revokeAll: (user, signal) =>
      bound('revoke-all', (binding) => act(access, binding, valuesOfUser(user), signal)),
    disconnectProduct: ({ code, name }, signal) =>
      bound('disconnect-product', (binding) =>
        act(access, binding, { product: name, 'product-code': code }, signal),
      ),
    report: ({ from, to }, signal) =>
      bound('usage-report', (binding) => openReport(access, binding, { from, to }, signal)),
  };
}

const DAY_MS = 24 * 60 * 60_000;
/** Products of one vault are few; this only ends what would not end. */
const COUNTS_MAX_PAGES = 20;
