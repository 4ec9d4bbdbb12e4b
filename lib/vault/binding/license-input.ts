import type { ListKnown, Reasons } from './attempt.ts';
import type { Binding } from './binding.ts';
import { attributeOf, conceptOf } from './concepts.ts';
import type { Inputs, Meant } from './derive-inputs.ts';
import { familyOf } from './needs.ts';
import type { Understood } from './understand.ts';
import { wordsOf } from './words.ts';

/**
 * A revocation is filled with what the list of a user's licenses told. What the list does not tell
 * cannot be sent: a number of one thing never stands in for the number of another, unless both names
 * say that it is the same thing.
 */
export function fitLicense(
  { meant }: Inputs,
  list: ListKnown | null,
  blocks: Reasons,
  byHand: boolean,
): Meant[] {
  if (!list) {
    blocks.add('needs-input', 'the list of a user’s licenses', 0, !byHand);
    return [...meant];
  }
  const known = new Set(list.binding.answer.fields.map(({ meaning }) => meaning as string));
  return meant.flatMap((one): Meant[] => {
    const family = familyOf(one.meaning);
    if (family !== 'license' && family !== 'product') return [one];
    const other = one.meaning === 'license' ? 'allocation' : 'license';
    const isOther = known.has(other) && list.bare.has(other) && isSameThing(one, list);
    if (family === 'license' && isOther && (!known.has(one.meaning) || isBare(one))) {
      return [{ ...one, meaning: other }];
    }
    if (known.has(one.meaning)) return [one];
    blocks.add('needs-input', one.slot.at.join('.'), 0, one.slot.required && !byHand);
    return one.slot.required ? [one] : [];
  });
}

/** `{id}`, as against `{licenseId}`. */
const isBare = ({ slot }: Meant) => slot.words.every((word) => attributeOf(word) !== null);

const isSameThing = ({ slot }: Meant, list: ListKnown) =>
  [...slot.words, ...slot.before].some(
    (word) =>
      (conceptOf(word) === 'license' || conceptOf(word) === 'allocation') &&
      list.words.includes(word),
  );

/** What a list of a user's licenses tells a revocation. */
export function listKnown(binding: Binding, all: readonly Understood[]): ListKnown {
  const understood = all.find(({ operation }) => operation.id === binding.operation.id);
  const bare = binding.answer.fields.filter(
    ({ at }) => at.length === 1 && wordsOf(at[0] ?? '').length === 1,
  );
  const rowNames =
    understood?.operation.answers.flatMap(({ shape }) => shape?.items?.name ?? shape?.name ?? []) ??
    [];
  return {
    binding,
    bare: new Set(bare.map(({ meaning }) => meaning)),
    words: [...(understood?.steps.at(-1)?.words ?? []), ...rowNames.flatMap(wordsOf)],
  };
}
