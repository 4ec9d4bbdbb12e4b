/** A JSON object of which nothing is known. */
export type Json = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object's own: `__proto__` and `constructor` are names like any other. */
export const own = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const members = (value: unknown): [string, unknown][] =>
  isObject(value) ? Object.entries(value) : [];

/** More than any part of an honest specification has that is looked at here. */
const MOST_IN_A_PART = 500;
const known = new WeakMap<object, [string, unknown][]>();

/** The first items of a list. Thousands of operations may share one part, however large it is. */
export const firstOf = (value: unknown): readonly unknown[] => list(value).slice(0, MOST_IN_A_PART);

/** The first members of an object, which are looked for once. */
export function firstMembers(value: unknown): [string, unknown][] {
  if (!isObject(value)) return [];
  const found = known.get(value) ?? Object.entries(value).slice(0, MOST_IN_A_PART);
  known.set(value, found);
  return found;
}

/** Text for people or for matching: one line, not longer than `most`. */
export const text = (value: unknown, most: number): string =>
  typeof value === 'string'
    ? value
        .slice(0, most * 2)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, most)
    : '';
