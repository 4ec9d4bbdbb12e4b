import * as v from 'valibot';

/**
 * The answers as they come over the wire.
 * Source: the one public client of this API (facts: `licenseUsages`, `timestamp`, `product_name`);
 * the fields that only its test data shows are optional here.
 */
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

export const licenseUsagesSchema = v.object({ licenseUsages: v.array(v.unknown()) });

export const licenseUsageSchema = v.object({
  code: v.optional(v.string()),
  displayName: v.pipe(v.string(), v.minLength(1)),
  regularInUse: count,
  regularTotal: count,
  trueUpInUse: count,
  trueUpTotal: count,
  virtualInUse: count,
  virtualTotal: count,
});

const optionalText = v.optional(v.nullable(v.string()), null);

export const denialsSchema = v.array(v.unknown());

export const denialSchema = v.object({
  timestamp: v.string(),
  product_name: v.pipe(v.string(), v.minLength(1)),
  username: optionalText,
  user_hostname: optionalText,
  user_ip: optionalText,
  product_version: optionalText,
  reason: optionalText,
  description: optionalText,
});
