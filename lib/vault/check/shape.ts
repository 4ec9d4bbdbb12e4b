/** Which of the expected fields a list of rows has, and how many that nobody expected. */
export interface Fields<N extends string> {
  always: N[];
  sometimes: N[];
  /** Names of other fields are not told: nobody knows what a vault puts there. */
  others: number;
}

export type Row = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param known the names that facts speak of */
export function fieldsOf<N extends string>(rows: readonly Row[], known: readonly N[]): Fields<N> {
  const has = (name: string) =>
    rows.filter((row) => row[name] !== undefined && row[name] !== null).length;
  const others = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const name of known) others.delete(name);
  return {
    always: known.filter((name) => rows.length > 0 && has(name) === rows.length),
    sometimes: known.filter((name) => has(name) > 0 && has(name) < rows.length),
    others: others.size,
  };
}

export type Order = 'ascending' | 'descending' | 'neither' | 'unknown';

/** How the values are ordered; unknown for fewer than two different ones. */
export function orderOf(values: readonly string[]): Order {
  if (new Set(values).size < 2) return 'unknown';
  const pairs = values.slice(1).map((value, index) => [values[index] ?? '', value] as const);
  if (pairs.every(([a, b]) => a <= b)) return 'ascending';
  return pairs.every(([a, b]) => a >= b) ? 'descending' : 'neither';
}

/** Digits of the fraction of an ISO instant's second; null for what is no instant. */
export function fractionDigits(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d+))?(?:Z|[+-]\d\d:?\d\d)$/.exec(value);
  return match ? (match[1]?.length ?? 0) : null;
}
