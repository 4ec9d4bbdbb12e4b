import type { Cell } from '#lib/export/csv.ts';
import type { Denial } from '#lib/vault/readings.ts';

/** Name in the file, and what stands there. */
type Column = readonly [name: string, cell: (denial: Denial) => Cell];

const columns: readonly Column[] = [
  ['time', ({ at }) => new Date(at).toISOString()],
  ['product', ({ product }) => product],
  ['version', ({ version }) => version],
  ['reason', ({ reason }) => reason],
];

/** A description is free text of the vault, and may name anybody. */
const personal: readonly Column[] = [
  ['user', ({ user }) => user],
  ['host', ({ host }) => host],
  ['address', ({ address }) => address],
  ['description', ({ description }) => description],
];

/** Denials as a table to save, with or without what tells who was denied. */
export function denialsTable(
  denials: readonly Denial[],
  withPersonal: boolean,
): { columns: string[]; rows: Cell[][] } {
  const chosen = withPersonal ? [...columns, ...personal] : columns;
  return {
    columns: chosen.map(([name]) => name),
    rows: denials.map((denial) => chosen.map(([, cell]) => cell(denial))),
  };
}
