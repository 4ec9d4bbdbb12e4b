import * as v from 'valibot';
import { failed, type Outcome, success } from './failure.ts';
import { type Access, getJson } from './http.ts';
import { DENIALS_MAX_PAGES, DENIALS_PAGE } from './limits.ts';
import type { Denial, Denials, LicenseCounts } from './readings.ts';
import { denialSchema, denialsSchema, licenseUsageSchema, licenseUsagesSchema } from './wire.ts';

export type { Denial, Denials, LicenseCounts } from './readings.ts';

export type VaultClient = ReturnType<typeof createVaultClient>;

/**
 * The two abilities of the API whose paths are published.
 * Source of paths, parameters and paging: the one public client of this API.
 */
export function createVaultClient(access: Access) {
  return {
    /** Free and allocated licenses per product, every product the vault names. */
    async licenseCounts(signal?: AbortSignal): Promise<Outcome<LicenseCounts>> {
      const answer = await getJson(access, '/public-api/licenses/usage', {}, signal);
      if (!answer.ok) return answer;
      const body = v.safeParse(licenseUsagesSchema, answer.value);
      if (!body.success) return notUnderstood(body.issues);
      return rows(
        body.output.licenseUsages,
        licenseUsageSchema,
        'licenseUsages',
        (row) => ({
          // The code is known from test data alone; the name tells products apart as well.
          code: row.code ?? row.displayName,
          name: row.displayName,
          prepaid: { inUse: row.regularInUse, total: row.regularTotal },
          postpaid: { inUse: row.trueUpInUse, total: row.trueUpTotal },
          trial: { inUse: row.virtualInUse, total: row.virtualTotal },
        }),
        (products, skipped) => ({ products, notUnderstood: skipped }),
      );
    },

    /**
     * Denied requests since the start of a day.
     *
     * @param from `YYYY-MM-DD`; whose midnight it means is unpublished, so callers ask a day more
     *   and count by the timestamps
     * @param maxPages pages of 100 to read at most
     */
    async denials(
      from: string,
      maxPages: number = DENIALS_MAX_PAGES,
      signal?: AbortSignal,
    ): Promise<Outcome<Denials>> {
      const found: Denial[] = [];
      let skipped = 0;
      let previous = '';
      for (let page = 0; page < maxPages; page++) {
        const query = {
          from,
          offset: String(page * DENIALS_PAGE),
          limit: String(DENIALS_PAGE),
        };
        const answer = await getJson(access, '/public-api/denials/report', query, signal);
        if (!answer.ok) return answer;
        const body = v.safeParse(denialsSchema, answer.value);
        if (!body.success) return notUnderstood(body.issues);
        const entries = body.output;
        // A vault that ignores the offset would be read forever.
        const seen = JSON.stringify(entries);
        if (entries.length > 0 && seen === previous) {
          return failed({ kind: 'not-understood', field: 'offset' });
        }
        previous = seen;
        const parsed = rows(entries, denialSchema, '', toDenial, (denials, bad) => ({
          denials,
          bad,
        }));
        if (!parsed.ok) return parsed;
        found.push(...parsed.value.denials);
        skipped += parsed.value.bad;
        if (entries.length < DENIALS_PAGE) {
          return success({ denials: found, notUnderstood: skipped, truncated: false });
        }
      }
      return success({ denials: found, notUnderstood: skipped, truncated: true });
    },
  };
}

function toDenial(entry: v.InferOutput<typeof denialSchema>): Denial | null {
  const at = parseInstant(entry.timestamp);
  if (at === null) return null;
  return {
    at,
    product: entry.product_name,
    user: entry.username,
    host: entry.user_hostname,
    address: entry.user_ip,
    version: entry.product_version,
    reason: entry.reason,
    description: entry.description,
  };
}

/**
 * A missing or wrong field closes its own row only; when no row at all is understood, the first
 * one's field is named as the reason.
 */
function rows<S extends v.GenericSchema, T, R>(
  entries: readonly unknown[],
  schema: S,
  where: string,
  meaning: (entry: v.InferOutput<S>) => T | null,
  result: (understood: T[], skipped: number) => R,
): Outcome<R> {
  const understood: T[] = [];
  let firstProblem: string | null = null;
  for (const [index, entry] of entries.entries()) {
    const parsed = v.safeParse(schema, entry);
    const value = parsed.success ? meaning(parsed.output) : null;
    if (value !== null) {
      understood.push(value);
    } else {
      const field = parsed.success ? 'timestamp' : (v.getDotPath(parsed.issues[0]) ?? '');
      firstProblem ??= [`${where}[${index}]`, field].filter(Boolean).join('.');
    }
  }
  if (understood.length === 0 && firstProblem !== null) {
    return failed({ kind: 'not-understood', field: firstProblem });
  }
  return success(result(understood, entries.length - understood.length));
}

function notUnderstood(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]) {
  return failed({ kind: 'not-understood' as const, field: v.getDotPath(issues[0]) ?? 'body' });
}

/**
 * Reads an ISO instant with any number of fraction digits (the vault writes nine).
 *
 * @returns epoch milliseconds, or null
 */
export function parseInstant(text: string): number | null {
  const at = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isFinite(at) && at >= 0 ? at : null;
}
