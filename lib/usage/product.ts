import type { KindCounts, LicenseKind, ProductUsage } from '#lib/vault/product.ts';

export type { KindCounts, LicenseKind, ProductUsage };

/** Free licenses of one kind; never negative, though a vault may be over its capacity. */
export const free = ({ inUse, total }: KindCounts): number => Math.max(0, total - inUse);

/** Whether the company has, or someone uses, any license of this product. */
export function isOwned({ prepaid, postpaid, trial }: ProductUsage): boolean {
  return [prepaid, postpaid, trial].some(({ inUse, total }) => inUse > 0 || total > 0);
}

/** The kind whose counts lead the product's row: prepaid, unless there are none of it. */
export function leadingKind(product: ProductUsage): LicenseKind {
  if (product.prepaid.total > 0 || product.prepaid.inUse > 0) return 'prepaid';
  return product.postpaid.total > 0 || product.postpaid.inUse > 0 ? 'postpaid' : 'trial';
}

/**
 * At capacity, in the vault's own sense: every license of the leading kind is taken.
 * It does not mean that users are refused: a pack or postpaid licenses may still serve them.
 */
export function isFull(product: ProductUsage): boolean {
  return isOwned(product) && free(product[leadingKind(product)]) === 0;
}

/** Share of the leading kind in use, 0 to 1 (more when the vault is over its capacity). */
export function usageRatio(product: ProductUsage): number {
  const { inUse, total } = product[leadingKind(product)];
  return total === 0 ? (inUse > 0 ? 1 : 0) : inUse / total;
}

/** Owned products, least free first, then by usage ratio and name; the rest by name. */
export function arrange(products: readonly ProductUsage[]): {
  owned: ProductUsage[];
  without: ProductUsage[];
} {
  const byName = (a: ProductUsage, b: ProductUsage) => a.name.localeCompare(b.name, 'en');
  const leadingFree = (product: ProductUsage) => free(product[leadingKind(product)]);
  return {
    owned: products
      .filter(isOwned)
      .sort(
        (a, b) => leadingFree(a) - leadingFree(b) || usageRatio(b) - usageRatio(a) || byName(a, b),
      ),
    without: products.filter((product) => !isOwned(product)).sort(byName),
  };
}
