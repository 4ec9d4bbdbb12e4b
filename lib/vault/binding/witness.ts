import type { Attempt, World } from './attempt.ts';
import { type Concept, conceptOf } from './concepts.ts';
import { rowsIn, successOf } from './rows.ts';

/** Words that other things are called as well: a ticket of the help desk, a seat at a conference. */
const AMBIGUOUS = /^(?:assignment|seat|ticket|lease)$/;
/** Told of somebody who was given something to use, and uses it. */
const GIVEN =
  /^(?:since|held|assigned?|allocated?|issued?|granted?|leased?|acquired?|obtained?|checkout|given|taken|last|seen)$/;

/**
 * Words of an operation that mean what they seem to mean only where something else bears it out, and
 * nothing does.
 */
export function unwitnessed(attempt: Attempt, { list }: World): string[] {
  const { understood, ability } = attempt;
  const { steps, name, says } = understood;
  const named = [...steps.flatMap(({ words }) => words), ...name.words];
  if (ability === 'denials') {
    // An approver denies requests too. What an IDE asks comes from a machine.
    const isAsked = isFound(attempt, 'host', 'address', 'version');
    return isAsked ? [] : named.filter((word) => word === 'request');
  }
  if (speaksOfLicenses(attempt)) return [];
  // What the list of a user’s licenses is called, is a license.
  const isOpen = (word: string) => AMBIGUOUS.test(word) && !list?.words.includes(word);
  return [...named, ...says.words].filter(isOpen);
}

const isFound = ({ told }: Attempt, ...meanings: string[]): boolean =>
  told?.found.some(({ meaning }) => meanings.includes(meaning)) ?? false;

/** It says *license* somewhere, or its rows tell what only something in use has. */
function speaksOfLicenses(attempt: Attempt): boolean {
  const { nouns, name, saysInFull, tags, operation } = attempt.understood;
  const all: Iterable<Concept>[] = [nouns, name.nouns, saysInFull.nouns, tags];
  if (all.some((some) => [...some].includes('license'))) return true;
  if (attempt.inputs.meant.some(({ meaning }) => meaning === 'license')) return true;
  if (isFound(attempt, 'host', 'version', 'last-seen')) return true;
  const rows = rowsIn(successOf(operation)?.shape ?? null);
  const isTold = (word: string) => conceptOf(word) === 'license' || GIVEN.test(word);
  return rows.some(
    ({ context, leaves }) =>
      context === 'license' || leaves.some(({ words }) => words.some(isTold)),
  );
}
