import type { Ability } from '../ability.ts';
import type { Constant, Input } from './binding.ts';
import { constantFor, saysHowMany } from './constants.ts';
import type { Evidence } from './evidence.ts';
import { formatOf, inputMeaning } from './input-meaning.ts';
import type { InputMeaning } from './meanings.ts';
import { type Family, familyOf, needs } from './needs.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { Understood } from './understand.ts';

export interface Meant {
  slot: Slot;
  meaning: InputMeaning;
}

export interface Inputs {
  meant: Meant[];
  constants: Constant[];
  /** Required inputs that nothing can fill. */
  problems: Evidence[];
  /** A license may be named but need not be: without it, all may be meant. */
  licenseIsOptional: boolean;
}

/**
 * What goes into an operation for an ability.
 *
 * @param gives families of meanings that can be filled
 * @param format of the report that is wanted
 */
export function inputsOf(
  understood: Understood,
  ability: Ability,
  gives: readonly Family[] = needs[ability].gives,
  format: 'csv' | 'json' = 'json',
): Inputs {
  const all: Meant[] = [];
  const constants: Constant[] = [];
  const unfilled: Slot[] = [];
  let licenseIsOptional = false;
  for (const slot of slotsOf(understood)) {
    const meaning = slot.in === 'header' || slot.in === 'cookie' ? null : inputMeaning(slot);
    const family = meaning && familyOf(meaning);
    if (meaning && family && gives.includes(family)) {
      all.push({ slot, meaning });
      continue;
    }
    if (family === 'license' && !slot.required) licenseIsOptional = true;
    const constant = constantFor(slot, ability, format);
    if (constant) constants.push(constant);
    else if (slot.required || (ability === 'revoke-one' && saysHowMany(slot))) unfilled.push(slot);
  }
  const meant = reduce(all, ability);
  const { body } = understood.operation;
  const sendsBody = body?.required === true || meant.some(({ slot }) => slot.in === 'body');
  const isSent = (place: string) => place !== 'body' || sendsBody;
  return {
    meant,
    constants: constants.filter((one) => isSent(one.in)),
    problems: unfilled
      .filter((slot) => isSent(slot.in))
      .map((slot) => ({ kind: 'needs-input', detail: nameOf(slot), points: 0 })),
    licenseIsOptional,
  };
}

/** What is needed, in words where its name alone does not say where it goes. */
function nameOf({ in: place, at, shape }: Slot): string {
  const name = at.join('.') || 'a body';
  if (place === 'header' || place === 'cookie') return `the ${place} ${name}`;
  return shape.format === 'binary' ? `the file ${name}` : name;
}

/** Of the optional ways to name one thing, those that are needed. */
function reduce(all: readonly Meant[], ability: Ability): Meant[] {
  return all.filter(({ slot, meaning }) => {
    if (slot.required) return true;
    const family = familyOf(meaning);
    const siblings = all.filter((one) => familyOf(one.meaning) === family);
    if (family === 'user') {
      // A number is only asked for where no name will do.
      const byName = siblings.some((one) => one.meaning !== 'user-id');
      return !siblings.some((one) => one.slot.required) && (meaning !== 'user-id' || !byName);
    }
    if (family === 'license') return !siblings.some((one) => one.slot.required);
    // A product that may be left out narrows a revocation; it does not name one license.
    if (family === 'product')
      return ability === 'disconnect-product' && !siblings.some((one) => one.slot.required);
    // Denials are asked from a day until now.
    return !(ability === 'denials' && meaning === 'to');
  });
}

export const toInput = ({ slot, meaning }: Meant): Input => ({
  meaning,
  in: slot.in === 'path' || slot.in === 'body' ? slot.in : 'query',
  at: slot.at,
  required: slot.required,
  format: formatOf(slot, meaning),
  list: slot.list,
  ...(slot.within === undefined ? {} : { within: slot.within }),
});
