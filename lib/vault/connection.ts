import * as v from 'valibot';

/** Which product answers: it decides the Authorization scheme and which abilities can exist. */
export const flavours = ['cloud', 'ide-services'] as const;
export type Flavour = (typeof flavours)[number];

/** The customer's plan, as the admin tells it: the API does not. It rations revocations. */
export const plans = [
  'unknown',
  'trial',
  'organization-true-up',
  'enterprise-floating',
  'classroom',
] as const;
export type Plan = (typeof plans)[number];

/** How long a token is kept: on disk, encrypted, or in memory until the browser closes. */
export const keeps = ['device', 'session'] as const;
export type Keep = (typeof keeps)[number];

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const httpsOrigin = v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9.-]+$/));

/** What is known of a stored token without being the token. */
export const tokenFactsSchema = v.object({
  /** Names the stored secret, so that swapping tokens is one write of this record. */
  ref: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  keep: v.picklist(keeps),
  /** First four hex digits of the token's SHA-256. */
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/)),
  /** When this token was first given to Seatkeeper, epoch milliseconds. */
  savedAt: epochMs,
  /** When it was issued and when it ends, where the token says so itself or the admin does. */
  issuedAt: v.nullable(epochMs),
  expiresAt: v.nullable(epochMs),
});
export type TokenFacts = v.InferOutput<typeof tokenFactsSchema>;

/**
 * A token that was replaced. It is used by nothing but the question whether the vault still takes
 * it, and wiped as soon as it is refused, when the admin says so, or after a day.
 */
export const retiringSchema = v.object({
  token: tokenFactsSchema,
  /** When it was replaced. */
  since: epochMs,
  /** When the vault was last asked, whatever came of it. */
  checkedAt: v.nullable(epochMs),
  /** When the vault last took it after it was replaced. */
  workedAt: v.nullable(epochMs),
});
export type Retiring = v.InferOutput<typeof retiringSchema>;

export const connectionSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  /** Where the vault's pages are, for links. */
  pageOrigin: httpsOrigin,
  /** Where the API answers: the only place the token is ever sent to. */
  origin: httpsOrigin,
  flavour: v.picklist(flavours),
  plan: v.picklist(plans),
  /** The token in use. */
  token: tokenFactsSchema,
  /** A newer token that no call has proven yet; the one above stays in use meanwhile. */
  candidate: v.nullable(tokenFactsSchema),
  /** The token before the one in use, until it is known to be dead. */
  retiring: v.nullable(retiringSchema),
});

/** One vault that the admin connected. Holds no secret. */
export type Connection = v.InferOutput<typeof connectionSchema>;
