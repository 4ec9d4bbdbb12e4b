import { isKnownWord } from './concepts.ts';

const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
/** Beginnings that belong to the next word: `un-assign`, `e-mail`, `de_allocate`. */
const prefixes: ReadonlySet<string> = new Set(['un', 'de', 'dis', 'e']);

/**
 * Takes a name apart, whatever the manner of writing: `userLicenseIds`, `user_license_ids`,
 * `User-License-IDs` and `userlicenseids` are all user, license, id.
 */
export function wordsOf(name: string): string[] {
  const before = known.get(name);
  if (before) return [...before];
  const words = takeApart(name);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, words);
  return [...words];
}

/** A specification writes the same few names again and again. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 5_000;

function takeApart(name: string): string[] {
  const parts = (name.replace(/IDs\b/g, 'Ids').match(PARTS) ?? []).map((part) =>
    part.toLowerCase(),
  );
  const joined: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const next = parts[at + 1];
    if (next !== undefined && prefixes.has(part)) {
      joined.push(part + next);
      at += 1;
    } else joined.push(part);
  }
  return (
    joined
      .flatMap((word) => split(word) ?? [word])
      .map(singular)
      // An e-mail address is an e-mail; an address alone is a machine's.
      .filter((word, at, all) => word !== 'address' || !/^e?mail$/.test(all[at - 1] ?? ''))
  );
}

/** Known words in a row, or null: `username` is user and name. */
function split(word: string, depth = 0): string[] | null {
  if (isKnownWord(singular(word))) return [word];
  if (depth > 3 || word.length < 4 || word.length > 40) return null;
  for (let at = word.length - 2; at >= 2; at--) {
    if (!isKnownWord(singular(word.slice(0, at)))) continue;
    const rest = split(word.slice(at), depth + 1);
    if (rest) return [word.slice(0, at), ...rest];
  }
  return null;
}

export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) && (word.length > 3 || word === 'ids') ? word.slice(0, -1) : word;
}
