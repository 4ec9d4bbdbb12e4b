import type { AuditEntry } from './audit-entry.ts';

/**
 * The audit log as a table for a file. Its column names and values are for programs too, so they are
 * the same in every language; times are UTC.
 */
export function auditTable(log: readonly AuditEntry[]): {
  columns: string[];
  rows: (string | number | null)[][];
} {
  return {
    columns: [
      'time',
      'vault',
      'host',
      'act',
      'from',
      'user',
      'product',
      'license',
      'result',
      'failure',
      'afterwards',
    ],
    rows: log.map(({ at, vault, act, by, user, product, license, result, failure, after }) => [
      new Date(at).toISOString(),
      vault.name,
      vault.host,
      act,
      by,
      user,
      product,
      license,
      result,
      failure?.kind ?? null,
      after,
    ]),
  };
}
