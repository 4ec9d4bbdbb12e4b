import { productName } from './acts.ts';
import { catalog } from './catalog.ts';
import type { Allocation } from './company.ts';
import { type Person, personOf } from './directory.ts';

/** One occasion that a user ran a product. Times in epoch milliseconds. */
export interface UsageRow {
  /** One user and one license: the same across products and machines (JetBrains help). */
  allocationId: string;
  license: string;
  person: Person;
  host: string;
  code: string;
  product: string;
  version: string;
  startedAt: number;
  endedAt: number;
}

/** Rows of the last 30 days, oldest first; each is made when it is asked for and never kept. */
export interface UsageReport {
  /** Numbers of the first row that started at `from` or later, and of the first one at `to` or later. */
  between(from: number, to: number): { start: number; end: number };
  row(number: number): UsageRow;
}

const DAY = 24 * 60 * 60_000;
const PERIOD = 30 * DAY;
/** Names of machines are chosen by whoever owns the machine. */
const hostile = ["=cmd|' /C calc'!A0", '+1', '-1', '@SUM(1+1)', 'pc "of" Zoë,\r\nroom 4'];
/** What a holder of the pack may run. */
const inPack = catalog.map(([code]) => code).filter((code) => code !== 'ALL' && code !== 'DUL');

/** @param held who holds what; rows go on naming them after a revocation, as a report of the past does */
export function createUsageReport(
  rows: number,
  held: readonly Allocation[],
  now: number,
): UsageReport {
  const allocations = [...held];
  const begin = now - PERIOD;
  const count = allocations.length === 0 ? 0 : rows;
  const step = PERIOD / Math.max(count, 1);
  const people = new Map<string, Person>();
  const numberAt = (at: number) => Math.min(Math.max(Math.ceil((at - begin) / step), 0), count);
  const personOfUser = (user: string): Person => {
    const known = people.get(user) ?? personOf(Number(/\d+/.exec(user)?.[0] ?? 1) - 1);
    people.set(user, known);
    return known;
  };
  return {
    between: (from, to) => ({ start: numberAt(from), end: Math.max(numberAt(to), numberAt(from)) }),
    row(number) {
      const mixed = mix(number);
      const allocation = allocations[mixed % allocations.length];
      if (!allocation) throw new Error('A company without allocations has no usage');
      const { id, user, host, code, kind } = allocation;
      const ran = code === 'ALL' ? (inPack[mixed % inPack.length] ?? code) : code;
      const startedAt = Math.floor(begin + number * step);
      return {
        allocationId: id,
        license: `${productName(code)} (${kind})`,
        person: personOfUser(user),
        host:
          number % 50 === 7 ? (hostile[Math.floor(number / 50) % hostile.length] ?? host) : host,
        code: ran,
        product: productName(ran),
        version: `2025.${1 + (mixed % 3)}`,
        startedAt,
        endedAt: startedAt + (mixed % (8 * 60)) * 60_000,
      };
    },
  };
}

function mix(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  return (once ^ (once >>> 15)) >>> 0;
}
