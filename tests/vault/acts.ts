import { catalog } from './catalog.ts';
import { type Allocation, allocationId, type Company, countsOf, createRandom } from './company.ts';

/** A license that was taken from a user. `at` in epoch milliseconds. */
export interface Revocation {
  user: string;
  allocationId: string;
  at: number;
}

/** Who runs an IDE when a license is revoked, and so asks for another one after this time. */
export interface ComesBack {
  afterMs: number;
  /** By e-mail; everybody unless told otherwise. */
  who?: (user: string) => boolean;
}

/** What an administrator can do to a company, and what has been done. */
export interface Acts {
  revoked: Revocation[];
  /** Product codes. */
  disconnected: string[];
  /** Takes these licenses away and returns them; they are free at once. */
  revoke(which: (allocation: Allocation) => boolean): Allocation[];
  /** The product's totals and allocations go. False when the vault has none of it. */
  disconnect(code: string): boolean;
  /** Gives a license to those whose IDE has asked again by now. Run before each request. */
  settle(): void;
}

export function createActs(
  company: Company,
  now: () => number,
  comesBack: ComesBack | undefined,
): Acts {
  const random = createRandom(company.allocations.length + 5);
  let returning: { dueAt: number; held: Allocation }[] = [];
  const acts: Acts = {
    revoked: [],
    disconnected: [],
    revoke(which) {
      const taken = company.allocations.filter(which);
      company.allocations = company.allocations.filter((one) => !taken.includes(one));
      for (const held of taken) {
        acts.revoked.push({ user: held.user, allocationId: held.id, at: now() });
        if (comesBack && (comesBack.who ?? (() => true))(held.user)) {
          returning.push({ dueAt: now() + comesBack.afterMs, held });
        }
      }
      return taken;
    },
    disconnect(code) {
      const { regularTotal, trueUpTotal, virtualTotal } = countsOf(company, code);
      if (regularTotal + trueUpTotal + virtualTotal === 0) return false;
      company.totals.set(code, { regularTotal: 0, trueUpTotal: 0, virtualTotal: 0 });
      company.allocations = company.allocations.filter((one) => one.code !== code);
      acts.disconnected.push(code);
      return true;
    },
    settle() {
      const due = returning.filter(({ dueAt }) => dueAt <= now());
      returning = returning.filter(({ dueAt }) => dueAt > now());
      for (const { dueAt, held } of due) {
        const free = firstFree(company, held.code);
        if (free) {
          const id = allocationId(random);
          company.allocations.push({ ...held, ...free, id, since: dueAt });
        } else {
          company.denials.push(denial(held, dueAt));
        }
      }
    },
  };
  return acts;
}

/** The vault's own order: prepaid product, prepaid pack, postpaid product, postpaid pack (JetBrains help). */
function firstFree(company: Company, code: string): Pick<Allocation, 'code' | 'kind'> | undefined {
  const order = [
    { code, kind: 'regular' },
    { code: 'ALL', kind: 'regular' },
    { code, kind: 'trueUp' },
    { code: 'ALL', kind: 'trueUp' },
    { code, kind: 'virtual' },
  ] as const;
  return order.find((one) => {
    const counts = countsOf(company, one.code);
    return counts[`${one.kind}InUse`] < counts[`${one.kind}Total`];
  });
}

function denial({ user, host, address, code }: Allocation, at: number) {
  return { at, user, host, address, product: productName(code), version: '2025.3' };
}

/** The product's name, or its code where the catalog has none. */
export const productName = (code: string): string =>
  catalog.find(([known]) => known === code)?.[1] ?? code;

/** Gives a user a license, for tests: a free one, or one more is bought. Returns the allocation. */
export function allocate(
  company: Company,
  holder: Pick<Allocation, 'user' | 'host' | 'address'>,
  code: string,
  since: number,
): Allocation {
  const { regularInUse, regularTotal, trueUpTotal, virtualTotal } = countsOf(company, code);
  if (regularInUse >= regularTotal) {
    company.totals.set(code, { regularTotal: regularInUse + 1, trueUpTotal, virtualTotal });
  }
  const random = createRandom(company.allocations.length * 31 + since);
  const { user, host, address } = holder;
  const allocation: Allocation = {
    id: allocationId(random),
    user,
    host,
    address,
    code,
    kind: 'regular',
    since,
  };
  company.allocations.push(allocation);
  return allocation;
}
