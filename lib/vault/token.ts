/** What every token must look like before it is tried or stored: printable ASCII, no space. */
const SHAPE = /^[\x21-\x7e]{16,8192}$/;

/**
 * Reads a pasted token: white space around it is dropped, nothing else is repaired.
 *
 * @returns the token, or null when it cannot be one
 */
export function readToken(input: string): string | null {
  const token = input.trim();
  return SHAPE.test(token) ? token : null;
}

/**
 * Tells one token from another without showing any of its characters.
 *
 * @returns the first four hex digits of the token's SHA-256
 */
export async function fingerprint(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest).slice(0, 2), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
