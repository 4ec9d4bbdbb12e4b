import type { Denials } from '#lib/vault/client.ts';

/** What is kept of denials: counts by product. Names, hosts and addresses are not. */
export interface DeniedToday {
  day: string;
  total: number;
  truncated: boolean;
  products: { name: string; count: number }[];
}

/** The local calendar day, `YYYY-MM-DD`. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day to ask the vault for: whose midnight `from` means is unpublished, so one day more. */
export function askDenialsFrom(now: number): string {
  return localDay(now - 24 * 60 * 60_000);
}

/** Counts the denials since local midnight, most first. */
export function countToday({ denials, truncated }: Denials, now: number): DeniedToday {
  const day = localDay(now);
  const counts = new Map<string, number>();
  for (const { at, product } of denials) {
    if (localDay(at) === day) counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  const products = Array.from(counts, ([name, count]) => ({ name, count }));
  products.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'));
  const total = products.reduce((sum, { count }) => sum + count, 0);
  return { day, total, truncated, products };
}
