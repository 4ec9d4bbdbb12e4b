import type { Failure } from '#lib/vault/failure.ts';
import type { ProductUsage } from '#lib/vault/product.ts';
import type { ProductName, UserLicense } from '#lib/vault/records.ts';
import type { Subject } from './act.ts';

/**
 * What a look at the vault tells of a subject. `gone`: it is not there. `same`: it is there as it
 * was. `other`: it is there, but newer than the act. `cannot-tell`: the vault says too little.
 */
export type Sight = 'gone' | 'same' | 'other' | 'cannot-tell';
export type Look = { ok: true; sight: Sight } | { ok: false; failure: Failure };

/**
 * Judges a user's licenses after a revoke.
 *
 * An allocation's id is stable, and new when a license is allocated anew (JetBrains help, usage
 * export). Where a vault does not tell ids, the product and the time of allocation stand in.
 *
 * @param sentAt when the act was sent, epoch milliseconds
 */
export function judgeLicenses(
  subject: Exclude<Subject, { act: 'disconnect-product' }>,
  now: readonly UserLicense[],
  sentAt: number,
): Sight {
  if (now.length === 0) return 'gone';
  const isNewer = ({ since }: UserLicense) => since !== null && since >= sentAt;
  if (subject.act === 'revoke-all') return now.every(isNewer) ? 'other' : 'same';

  const { license } = subject;
  const alike = now.filter((one) => likeness(license, one) === 'same');
  if (alike.length > 0) return alike.every(isNewer) ? 'other' : 'same';
  if (now.some((one) => likeness(license, one) === 'other')) return 'other';
  return now.some((one) => likeness(license, one) === 'unclear') ? 'cannot-tell' : 'gone';
}

/** `other`: another allocation of the same product. `different`: another product. */
type Likeness = 'same' | 'other' | 'different' | 'unclear';

function likeness(was: UserLicense, is: UserLicense): Likeness {
  const ids = compare(was, is, ['allocationId', 'licenseId']);
  if (ids === 'same') return 'same';
  const products = compare(was, is, ['productCode', 'product']);
  if (products !== 'same') return products;
  const isLater = was.since !== null && is.since !== null && is.since > was.since;
  return ids === 'different' || isLater ? 'other' : 'same';
}

/** The first of the fields that both have decides. */
function compare(
  was: UserLicense,
  is: UserLicense,
  fields: readonly ('allocationId' | 'licenseId' | 'productCode' | 'product')[],
): 'same' | 'different' | 'unclear' {
  const field = fields.find((name) => was[name] !== null && is[name] !== null);
  if (field === undefined) return 'unclear';
  return was[field] === is[field] ? 'same' : 'different';
}

/** Judges the counts after a disconnect: a product the company does not own is all zeros. */
export function judgeCounts(wanted: ProductName, products: readonly ProductUsage[]): Sight {
  const found = products.find(({ code, name }) => code === wanted.code || name === wanted.name);
  const kinds = found ? [found.prepaid, found.postpaid, found.trial] : [];
  return kinds.some(({ total }) => total > 0) ? 'same' : 'gone';
}
