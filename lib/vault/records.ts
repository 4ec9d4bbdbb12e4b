import * as v from 'valibot';

const text = v.nullable(v.pipe(v.string(), v.maxLength(1000)));
const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * One license that a user holds, as far as the bound operation tells. Everything may be missing but
 * the user: what a vault answers here is unpublished.
 */
export const userLicenseSchema = v.object({
  /** The user as the vault names them in this answer, or as they were asked for. */
  user: v.pipe(v.string(), v.maxLength(1000)),
  /** Other names of the same user in the answer, by meaning. */
  userId: text,
  email: text,
  /** One user and one license; stable across products and machines (JetBrains help, usage export). */
  allocationId: text,
  licenseId: text,
  product: text,
  productCode: text,
  since: v.nullable(epochMs),
  lastSeenAt: v.nullable(epochMs),
  host: text,
  version: text,
});
export type UserLicense = v.InferOutput<typeof userLicenseSchema>;

/** A product as an operation may want it named. */
export const productNameSchema = v.object({
  code: v.pipe(v.string(), v.maxLength(200)),
  name: v.pipe(v.string(), v.maxLength(500)),
});
export type ProductName = v.InferOutput<typeof productNameSchema>;

/** Days as `YYYY-MM-DD`, both included. */
export const periodSchema = v.object({
  from: v.pipe(v.string(), v.isoDate()),
  to: v.pipe(v.string(), v.isoDate()),
});
export type Period = v.InferOutput<typeof periodSchema>;
