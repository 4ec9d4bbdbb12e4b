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
});
export type TokenFacts = v.InferOutput<typeof tokenFactsSchema>;

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
});

/** One vault that the admin connected. Holds no secret. */
export type Connection = v.InferOutput<typeof connectionSchema>;
