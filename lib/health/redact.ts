import { mapStrings } from './map-strings.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Replaces a customer's own words in everything that is to be shown to others. Whole words only: a
 * company called "ai" must not tear the word "failure".
 *
 * @param own hosts, company names and the vault's name in Seatkeeper; case does not matter
 */
export function redact<T>(value: T, own: readonly string[]): T {
  const words = own.filter((word) => word.trim() !== '').sort((a, b) => b.length - a.length);
  if (words.length === 0) return value;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return mapStrings(value, (text) => text.replace(pattern, 'COMPANY'));
}

/** The words of a connection that are the customer's own. */
export function ownWords({
  name,
  origin,
  pageOrigin,
}: {
  name: string;
  origin: string;
  pageOrigin: string;
}): string[] {
  const hosts = [origin, pageOrigin].map((one) => new URL(one).host);
  return [...new Set([...hosts, ...hosts.map((host) => host.split('.')[0] ?? ''), name])];
}
