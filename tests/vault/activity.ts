import type { Allocation } from './company.ts';

const REFRESH_MS = 10 * 60_000;

/**
 * When the IDE of a license's holder was heard of last: within the ten minutes after which an IDE
 * refreshes (JetBrains help). Epoch milliseconds.
 */
export const lastSeenAt = ({ id, since }: Allocation, now: number): number =>
  Math.max(since, now - (numberOf(id) % REFRESH_MS));

/** The version of the product that the holder runs. */
export const versionOf = ({ id }: Allocation): string => `2025.${1 + (numberOf(id) % 3)}`;

const numberOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16);
