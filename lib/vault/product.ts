import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Licenses of one kind: how many are taken and how many there are. */
export const kindCountsSchema = v.object({ inUse: count, total: count });
export type KindCounts = v.InferOutput<typeof kindCountsSchema>;

/**
 * One product's counts. The three kinds are never summed: a free postpaid license costs money,
 * a free trial license ends.
 */
export const productUsageSchema = v.object({
  code: v.string(),
  name: v.string(),
  /** Prepaid ("regular" in the cloud's words). */
  prepaid: kindCountsSchema,
  /** Postpaid ("true-up"): used only when the prepaid ones are exhausted. */
  postpaid: kindCountsSchema,
  /** Trial ("virtual"). */
  trial: kindCountsSchema,
});
export type ProductUsage = v.InferOutput<typeof productUsageSchema>;
export type LicenseKind = 'prepaid' | 'postpaid' | 'trial';
