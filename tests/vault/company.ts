import { type Counts, catalog, noCounts, PLUGIN, usualCounts } from './catalog.ts';

/** One user with one license. */
export interface Allocation {
  id: string;
  user: string;
  host: string;
  address: string;
  code: string;
  kind: 'regular' | 'trueUp' | 'virtual';
  since: number;
}

export interface Denial {
  at: number;
  user: string;
  host: string;
  address: string;
  product: string;
  version: string;
}

/** Everything a stand-in vault knows of its company. Tests may change it in place. */
export interface Company {
  /** Totals per product code; what is in use follows from the allocations. */
  totals: Map<string, Pick<Counts, 'regularTotal' | 'trueUpTotal' | 'virtualTotal'>>;
  allocations: Allocation[];
  /** Oldest first. */
  denials: Denial[];
}

export interface CompanyOptions {
  seed: number;
  /** How many users; the usual licenses grow with them. */
  users: number;
  now: number;
  /** Denials on each of the last 30 days. */
  denialsPerDay: number;
}

const DAY = 24 * 60 * 60_000;
const kinds = ['regular', 'trueUp', 'virtual'] as const;

/** A random number from 0 to 1, the same sequence for the same seed (Park and Miller, 1988). */
export function createRandom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Makes a company: the same options give the same company. */
export function createCompany({ seed, users, now, denialsPerDay }: CompanyOptions): Company {
  const random = createRandom(seed);
  const scale = users / 200;
  const totals: Company['totals'] = new Map();
  const allocations: Allocation[] = [];
  let next = 0;
  for (const [code] of catalog) {
    const usual = { ...noCounts, ...usualCounts[code] };
    const scaled = (count: number) => Math.round(count * scale);
    totals.set(code, {
      regularTotal: scaled(usual.regularTotal),
      trueUpTotal: scaled(usual.trueUpTotal),
      virtualTotal: scaled(usual.virtualTotal),
    });
    for (const kind of kinds) {
      for (let taken = scaled(usual[`${kind}InUse`]); taken > 0; taken--) {
        const age = Math.floor(random() * 90 * DAY);
        allocations.push({
          ...person(next++ % users),
          id: allocationId(random),
          code,
          kind,
          since: now - age,
        });
      }
    }
  }
  return { totals, allocations, denials: denials(random, users, now, denialsPerDay) };
}

function denials(random: () => number, users: number, now: number, perDay: number): Denial[] {
  const products = ['CLion', 'CLion', 'PyCharm', PLUGIN];
  return Array.from({ length: 30 * perDay }, () => ({
    ...person(Math.floor(random() * users)),
    at: now - Math.floor(random() * 30 * DAY),
    product: products[Math.floor(random() * products.length)] ?? PLUGIN,
    version: `2025.${1 + Math.floor(random() * 3)}`,
  })).sort((a, b) => a.at - b.at);
}

/** The user with this number, from 0: the same in every company. */
export function person(index: number) {
  const number = String(index + 1).padStart(5, '0');
  return {
    user: `user-${number}@acme.example`,
    host: `pc-${number}.acme.example`,
    address: `192.0.2.${1 + (index % 254)}`,
  };
}

export function allocationId(random: () => number): string {
  const hex = () =>
    Math.floor(random() * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return `${hex()}${hex()}-${hex()}-${hex()}`;
}

/** The six counts of one product, in the vault's own words. */
export function countsOf({ totals, allocations }: Company, code: string): Counts {
  const inUse = (kind: Allocation['kind']) =>
    allocations.filter((one) => one.code === code && one.kind === kind).length;
  return {
    ...noCounts,
    ...totals.get(code),
    regularInUse: inUse('regular'),
    trueUpInUse: inUse('trueUp'),
    virtualInUse: inUse('virtual'),
  };
}

/** Makes a product's counts what a test wants: allocations come or go, totals are set. */
export function setCounts(
  company: Company,
  code: string,
  wanted: Partial<Counts>,
  now: number,
): void {
  const counts = { ...countsOf(company, code), ...wanted };
  const { regularTotal, trueUpTotal, virtualTotal } = counts;
  company.totals.set(code, { regularTotal, trueUpTotal, virtualTotal });
  const random = createRandom(company.allocations.length + 1);
  for (const kind of kinds) {
    const others = company.allocations.filter((one) => one.code !== code || one.kind !== kind);
    const own = company.allocations.filter((one) => one.code === code && one.kind === kind);
    while (own.length < counts[`${kind}InUse`]) {
      own.push({ ...person(own.length), id: allocationId(random), code, kind, since: now });
    }
    company.allocations = [...others, ...own.slice(0, counts[`${kind}InUse`])];
  }
}
