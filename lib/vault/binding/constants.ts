import type { Ability } from '../ability.ts';
import { isHeaderName } from '../call.ts';
import type { Constant } from './binding.ts';
import { actOf, conceptOf } from './concepts.ts';
import type { Slot } from './slots.ts';
import { wordsOf } from './words.ts';

/** Said where a vault wants a reason for what an administrator does. */
const REASON = 'Done by an administrator with Seatkeeper';

const DRY_RUN = /^(?:dry run|dry|dryrun|simulate|simulation|preview|test|validate only)$/;

/**
 * What is always sent in a slot that has no meaning of its own, because the specification leaves one
 * thing to say. Null: nothing may be sent there.
 *
 * @param format of the report that is wanted
 */
export function constantFor(slot: Slot, ability: Ability, format: 'csv' | 'json'): Constant | null {
  const place = slot.in;
  if (place === 'cookie' || slot.list) return null;
  if (place === 'header') return versionHeader(slot);
  const value = valueFor(slot, ability, format);
  if (value === null) return null;
  const { at, within } = slot;
  return { in: place, at, value, ...(within === undefined ? {} : { within }) };
}

/**
 * A header that must say which version is spoken, where the specification leaves one to say. Any
 * other header is not understood: one that overrides the method or the path must never be sent.
 */
function versionHeader({ at, words, shape, required }: Slot): Constant | null {
  const value = shape.choices?.length === 1 ? shape.choices[0] : shape.default;
  const isVersion = words.includes('version') && words.every((word) => VERSION.test(word));
  const isPlain = isHeaderName(at[0] ?? '') && /^[\w.+-]{1,60}$/.test(String(value ?? ''));
  return required && isVersion && isPlain ? { in: 'header', at, value: String(value) } : null;
}

const VERSION =
  /^(?:x|api|version|min|max|accept|client|schema|contract|protocol|service|o|data|ms|server|license|vault|lv|product)$/;

/**
 * Where one or all is said apart from the license itself (`all=true`, `scope: ALL`), it must be said:
 * one must not become all by a default.
 */
export function saysHowMany({ words, shape, in: place }: Slot): boolean {
  if (place === 'path') return false;
  const name = words.join(' ');
  if (shape.type === 'boolean')
    return /^(?:(?:revoke|release|reclaim|remove) )?all(?: license| allocation| seat)?$/.test(name);
  return (shape.choices ?? []).some((choice) => wordsOf(choice.toLowerCase()).includes('all'));
}

function howMany({ shape }: Slot, ability: Ability): Constant['value'] | null {
  if (shape.type === 'boolean') return ability === 'revoke-all';
  const choices = shape.choices ?? [];
  const fits = choices.filter((choice) => {
    const words = wordsOf(choice.toLowerCase());
    if (ability === 'revoke-all') return words.includes('all') && !words.includes('user');
    return (
      /\b(?:one|single|specific|license|allocation|seat)\b/.test(words.join(' ')) &&
      !words.includes('all')
    );
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function valueFor(slot: Slot, ability: Ability, format: 'csv' | 'json'): Constant['value'] | null {
  const { words, shape, required } = slot;
  if ((ability === 'revoke-one' || ability === 'revoke-all') && saysHowMany(slot)) {
    return howMany(slot, ability);
  }
  const name = words.join(' ');
  const choices = shape.choices ?? [];
  const wanted = choices.filter((choice) => choice.toLowerCase() === format);
  if (
    /^(?:(?:export|output|report|file|response) ?)?(?:format|type)$|^(?:accept|as)$/.test(name) &&
    wanted[0]
  ) {
    return wanted[0];
  }
  // A rehearsal that is the default would look like a success and change nothing.
  if (DRY_RUN.test(name)) return required || shape.default === true ? false : null;
  const meant = choices.filter((choice) => choiceFits(choice, ability));
  if (!required) return isReport(ability) && meant.length === 1 ? (meant[0] ?? null) : null;
  if (shape.type === 'boolean') {
    if (/^(?:confirm|confirmed|confirmation)$/.test(name)) return true;
    return /^(?:notify|send (?:email|mail|notification)|(?:email|mail) notification)$/.test(name)
      ? false
      : null;
  }
  if (meant.length === 1 && meant[0] !== undefined) return meant[0];
  if (choices.length === 1 && choices[0] !== undefined) return choices[0];
  if (/^(?:time ?zone|tz|zone)$/.test(name)) return 'UTC';
  if (shape.type === 'string' && choices.length === 0) {
    if (/^(?:\w+ )?(?:reason|comment|note|justification|message)$/.test(name)) return REASON;
  }
  return shape.default ?? null;
}

const isReport = (ability: Ability) => ability === 'usage-report' || ability === 'denials';

/** `{ "action": "REVOKE" }`, `/reports/usage` out of `/reports/{type}`. */
export function choiceFits(choice: string, ability: Ability): boolean {
  const words = wordsOf(choice.toLowerCase());
  const acts = words.map((word) => actOf(word)?.act);
  const nouns = words.map(conceptOf);
  switch (ability) {
    case 'revoke-one':
    case 'revoke-all':
      return acts.includes('take');
    case 'disconnect-product':
      return acts.includes('detach');
    case 'usage-report':
      return nouns.includes('usage');
    case 'denials':
      return nouns.includes('denial');
    default:
      return false;
  }
}
