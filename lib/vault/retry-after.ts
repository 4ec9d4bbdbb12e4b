const MIN_MS = 60_000;
const MAX_MS = 24 * 60 * 60_000;

/**
 * When a vault that answered 429 may be asked again.
 *
 * @param header the Retry-After header, in seconds or as an HTTP date, or null
 * @param now epoch milliseconds
 * @returns epoch milliseconds, never less than a minute or more than a day from now, so that an
 *   absurd header can neither hammer the vault nor silence the extension
 */
export function retryAt(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return now + Math.min(MAX_MS, Math.max(MIN_MS, Number.isFinite(waitMs) ? waitMs : MIN_MS));
}
