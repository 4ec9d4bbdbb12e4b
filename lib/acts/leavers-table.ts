import type { LeaversRun } from './leavers-run.ts';

type Cell = string | number | null;
const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/**
 * The evidence of a list as a table: a row for each license, and one for whoever holds none. Its
 * column names and states are for programs too, so they are the same in every language.
 */
export function leaversTable(run: LeaversRun): { columns: string[]; rows: Cell[][] } {
  const columns = [
    'user',
    'check',
    'product',
    'license',
    'since',
    'state',
    'sent_at',
    'afterwards',
    'failure',
  ];
  const rows = run.rows.flatMap((row): Cell[][] => {
    const check = row.check === 'done' && row.items.length === 0 ? 'holds-nothing' : row.check;
    if (row.items.length === 0) {
      return [[row.user, check, null, null, null, null, null, null, row.failure?.kind ?? null]];
    }
    return row.items.map(({ license, state, sentAt, after, failure }) => [
      row.user,
      check,
      license.product ?? license.productCode,
      license.allocationId ?? license.licenseId,
      instant(license.since),
      state,
      instant(sentAt),
      after,
      failure?.kind ?? null,
    ]);
  });
  return { columns, rows };
}
