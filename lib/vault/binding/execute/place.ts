import { own } from '../../specification/json.ts';

/** What stands at a place of a JSON document; only own members count, whatever their names. */
export const at = (document: unknown, place: readonly string[]): unknown =>
  place.reduce(own, document);

const MOST_TEXT = 1000;

/** A text or number as text, or null. */
export function textAt(document: unknown, place: readonly string[] | undefined): string | null {
  const value = place && at(document, place);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || text.length > MOST_TEXT ? null : text;
}

/** A whole number that is not negative, or null. */
export function countAt(document: unknown, place: readonly string[] | undefined): number | null {
  const value = place && at(document, place);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
