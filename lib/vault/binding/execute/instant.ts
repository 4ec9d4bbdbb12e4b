/** Seconds stay below this until the year 5138; milliseconds passed it in 1973. */
const SECONDS_BELOW = 1e11;

/**
 * Reads an instant: ISO with any number of fraction digits (the vault writes nine), a date, or the
 * time since 1970 in seconds or milliseconds. A time without a zone is taken as UTC.
 *
 * @returns epoch milliseconds, or null
 */
export function readInstant(value: unknown): number | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{9,14}(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const plain = text.replace(/([.,]\d{3})\d+/, '$1').replace(',', '.');
  const isLocal = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(plain);
  const at = Date.parse(isLocal ? `${plain.replace(' ', 'T')}Z` : plain);
  return Number.isFinite(at) && at >= 0 ? at : null;
}

function fromNumber(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const ms = Math.floor(value < SECONDS_BELOW ? value * 1000 : value);
  return Number.isSafeInteger(ms) ? ms : null;
}
