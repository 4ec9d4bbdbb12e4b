import { outputsOf } from '#lib/vault/binding/outputs.ts';
import { wordsOf } from '#lib/vault/binding/words.ts';
import { type ReportField, reportFields } from '#lib/vault/report-source.ts';

/** What the specification says of a report's fields: column name, or path in a row. */
export type FieldPlaces = Partial<Record<ReportField, readonly string[]>>;

/** What a column means, and who says so: the specification, or its own name. */
export interface Meaning {
  field: ReportField;
  told: 'specification' | 'name';
}

/** Known from JetBrains help of the exported CSV file: its first two columns. */
const published: FieldPlaces = { allocation: ['allocation_id'], license: ['allocated_license'] };

/**
 * What each column means. A specification rarely says what is in a CSV file, so what it does not tell
 * is read off the columns' names, by the same words as specifications are understood by.
 *
 * @returns a meaning or null for each column; no two columns have the same
 */
export function meaningOfColumns(
  names: readonly string[],
  places: FieldPlaces,
): (Meaning | null)[] {
  const meanings = new Map<string, Meaning>();
  for (const known of [places, published]) {
    for (const [field, place] of Object.entries(known) as [ReportField, readonly string[]][]) {
      const name = place.join('.');
      if (names.includes(name) && !isTold(field))
        meanings.set(name, { field, told: 'specification' });
    }
  }
  const leaves = names
    .filter((name) => !meanings.has(name))
    .map((name) => {
      const own = wordsOf(name.split('.').at(-1) ?? name);
      return { at: [name], words: wordsOf(name), own, shape: { type: 'string' as const } };
    });
  for (const { meaning, at } of outputsOf(leaves, null, reportFields)) {
    const field = reportFields.find((one) => one === meaning);
    if (field && !isTold(field)) meanings.set(at[0] ?? '', { field, told: 'name' });
  }
  return names.map((name) => meanings.get(name) ?? null);

  function isTold(field: ReportField): boolean {
    return [...meanings.values()].some((one) => one.field === field);
  }
}
