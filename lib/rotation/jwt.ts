import * as v from 'valibot';

/** What a token says of itself, epoch milliseconds; null where it says nothing. */
export interface TokenTimes {
  issuedAt: number | null;
  expiresAt: number | null;
}

const silent: TokenTimes = { issuedAt: null, expiresAt: null };

/** Seconds from 2000 to 2100: anything else is no date that a vault would write. */
const seconds = v.pipe(v.number(), v.minValue(946_684_800), v.maxValue(4_102_444_800));
const claimsSchema = v.object({
  iat: v.fallback(v.nullish(seconds, null), null),
  exp: v.fallback(v.nullish(seconds, null), null),
});
const headerSchema = v.object({ alg: v.string() });

/**
 * When a token was issued and when it ends, if it is a JWT (RFC 7519) and says so. Whether a vault's
 * tokens are JWTs is not known; of anything else nothing is read. No signature is checked: only the
 * vault decides whether the token is good, and nothing but these two numbers leaves.
 */
export function readTokenTimes(token: string): TokenTimes {
  const parts = token.split('.');
  const [header, payload] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined) return silent;
  if (!v.is(headerSchema, readPart(header))) return silent;
  const claims = v.safeParse(claimsSchema, readPart(payload));
  if (!claims.success) return silent;
  const { iat, exp } = claims.output;
  // An end before the beginning means that one of them is something else: neither is believed.
  if (iat !== null && exp !== null && exp <= iat) return silent;
  return { issuedAt: toMs(iat), expiresAt: toMs(exp) };
}

const toMs = (value: number | null) => (value === null ? null : Math.round(value * 1000));

function readPart(part: string): unknown {
  try {
    const bytes = Uint8Array.from(
      atob(part.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Not base64 or not JSON: no JWT, which is no fault.
    return null;
  }
}
