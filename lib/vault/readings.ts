import type { ProductUsage } from './product.ts';

export interface LicenseCounts {
  products: ProductUsage[];
  /** Rows that were not understood and are missing from `products`. */
  notUnderstood: number;
}

/** One refused request. Everything but time and product is personal or unproven. */
export interface Denial {
  /** Epoch milliseconds. */
  at: number;
  product: string;
  user: string | null;
  host: string | null;
  address: string | null;
  version: string | null;
  /** Only CANCELLED has ever been seen; the list is open. */
  reason: string | null;
  description: string | null;
}

export interface Denials {
  denials: Denial[];
  notUnderstood: number;
  /** True when there are more than were read. */
  truncated: boolean;
  /** The vault gave fewer rows than it says there are, and nothing more. */
  cutShort?: { given: number; total: number };
}
