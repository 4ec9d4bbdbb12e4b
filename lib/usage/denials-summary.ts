import type { Denial } from '#lib/vault/readings.ts';
import { localDay } from './denied-today.ts';

/** How often something occurs. `name` null: the vault did not say. */
export interface Tally {
  name: string | null;
  count: number;
}

/** Denials of some days, counted. Each list sums up to `total`. */
export interface DenialsSummary {
  total: number;
  /** Most first. */
  products: Tally[];
  reasons: Tally[];
  users: Tally[];
  /** By hour of the day on this computer's clock, 24 counts from midnight. */
  hours: number[];
  /** By local day `YYYY-MM-DD`, every day of the period, oldest first. */
  days: { day: string; count: number }[];
  /** The last of all, newest first. */
  latest: Denial[];
}

/** How many single denials are shown; the export has them all. */
export const LATEST = 100;

/** The local midnight that begins a period of so many days, today included. Epoch milliseconds. */
export function startOfDays(now: number, days: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1).getTime();
}

/** Counts the denials of the last days; what lies outside of them is left out. */
export function summarizeDenials(
  denials: readonly Denial[],
  { now, days }: { now: number; days: number },
): DenialsSummary {
  const start = startOfDays(now, days);
  // Up to midnight, not to now: the vault's clock may be ahead of this computer's.
  const end = startOfDays(now, 0);
  const within = denials.filter(({ at }) => at >= start && at < end);
  const hours = Array.from({ length: 24 }, () => 0);
  const byDay = new Map(daysFrom(start, days).map((day) => [day, 0]));
  for (const { at } of within) {
    const hour = new Date(at).getHours();
    hours[hour] = (hours[hour] ?? 0) + 1;
    const day = localDay(at);
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  return {
    total: within.length,
    products: tally(within, ({ product }) => product),
    reasons: tally(within, ({ reason }) => reason),
    users: tally(within, ({ user }) => user),
    hours,
    days: Array.from(byDay, ([day, count]) => ({ day, count })),
    latest: within.toSorted((a, b) => b.at - a.at).slice(0, LATEST),
  };
}

function daysFrom(start: number, days: number): string[] {
  const first = new Date(start);
  return Array.from({ length: days }, (_, after) =>
    localDay(new Date(first.getFullYear(), first.getMonth(), first.getDate() + after).getTime()),
  );
}

/** Most first, then by name; what has no name comes last among equals. */
function tally(denials: readonly Denial[], nameOf: (denial: Denial) => string | null): Tally[] {
  const counts = new Map<string | null, number>();
  for (const denial of denials) {
    // An empty text names nobody.
    const name = nameOf(denial) || null;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Array.from(counts, ([name, count]) => ({ name, count })).sort(
    (a, b) =>
      b.count - a.count ||
      Number(a.name === null) - Number(b.name === null) ||
      (a.name ?? '').localeCompare(b.name ?? '', 'en'),
  );
}
