import type { Output } from './binding.ts';
import type { Concept } from './concepts.ts';
import { fieldFits } from './field-meaning.ts';
import type { FieldMeaning } from './meanings.ts';
import type { Leaf, Rows } from './rows.ts';

/** A field found for a meaning. `bare`: its name alone (`id`) does not say whose it is. */
export interface Found extends Output {
  bare: boolean;
}

/**
 * Gives each wanted meaning the field that fits best; a field has one meaning only.
 *
 * @param context what a bare `id` or `name` belongs to where the row itself does not say
 */
export function outputsOf(
  leaves: readonly Leaf[],
  context: Concept | null,
  wanted: readonly FieldMeaning[],
): Found[] {
  const fits = leaves
    .flatMap((leaf) =>
      fieldFits(leaf, context).map(([meaning, points]) => ({
        leaf,
        meaning,
        // Of two that fit, the one that lies less deep.
        points: points - leaf.at.length / 10,
      })),
    )
    .filter(({ meaning, points }) => points > 0 && wanted.includes(meaning))
    .sort((a, b) => b.points - a.points);
  const found: Found[] = [];
  const taken = new Set<Leaf>();
  for (const { leaf, meaning } of fits) {
    if (taken.has(leaf) || found.some((one) => one.meaning === meaning)) continue;
    taken.add(leaf);
    found.push({ meaning, at: leaf.at, bare: leaf.words.length === 1 });
  }
  return found;
}

/** The array whose rows tell most of what is wanted, with what they tell. */
export function bestRows(
  all: readonly Rows[],
  context: Concept | null,
  wanted: readonly FieldMeaning[],
): { rows: Rows; found: Found[] } | null {
  return (
    all
      .map((rows) => ({ rows, found: outputsOf(rows.leaves, rows.context ?? context, wanted) }))
      .filter(({ found }) => found.length > 0)
      .toSorted((a, b) => b.found.length - a.found.length)[0] ?? null
  );
}
