import type { Ability } from '../ability.ts';
import type { Reasons } from './attempt.ts';
import { actOf, type Concept, conceptOf } from './concepts.ts';
import { notHeld, notNow, notTheReport } from './qualifiers.ts';
import type { Understood } from './understand.ts';

const LICENSE: ReadonlySet<Concept | null> = new Set<Concept | null>(['license', 'allocation']);
/** Words that do not change what a list of licenses is. */
const PLAIN =
  /^(?:active|current|assigned|allocated|used|held|owned|my|all|list|get|find|fetch|show|by|for|of|with|user|s)$/;

/** Why an operation seems to read what an ability is about, in its own words. */
export function readWords(one: Understood, ability: Ability, reasons: Reasons): void {
  const { operation, nouns, target, name, says, steps } = one;
  const path = steps.map(({ words }) => words.join(' ')).join(', ');
  const inName = (...wanted: Concept[]) => wanted.some((noun) => name.nouns.has(noun));
  const inSentence = (...wanted: Concept[]) => wanted.some((noun) => says.nouns.has(noun));
  const words = (points: [path: number, name: number, sentence: number], ...wanted: Concept[]) => {
    reasons.add(
      'path',
      path,
      points[0],
      wanted.some((noun) => nouns.includes(noun)),
    );
    reasons.add('operation-id', operation.operationId, points[1], inName(...wanted));
    reasons.add('sentence', one.sentence, points[2], inSentence(...wanted));
  };
  switch (ability) {
    case 'license-counts':
      words([15, 5, 5], 'license', 'product');
      words([15, 5, 5], 'usage', 'count');
      break;
    case 'denials':
      words([35, 10, 10], 'denial');
      words([5, 0, 0], 'report');
      break;
    case 'usage-report':
      words([20, 10, 10], 'usage');
      words([20, 5, 5], 'report');
      break;
    default: {
      reasons.add('path', path, 30, LICENSE.has(target));
      const strange = steps.at(-1)?.words.filter((word) => {
        const concept = conceptOf(word);
        return !LICENSE.has(concept) && concept !== 'user' && !PLAIN.test(word);
      });
      reasons.add(
        'about-something-else',
        strange?.join(' ') ?? '',
        -20,
        LICENSE.has(target) && strange?.length !== 0,
      );
      reasons.add('operation-id', operation.operationId, 10, inName('license', 'allocation'));
      const both = inSentence('license', 'allocation') && inSentence('user');
      reasons.add('sentence', one.sentence, 10, both);
    }
  }
}

const unlike: Partial<Record<Ability, readonly Concept[]>> = {
  'license-counts': ['denial', 'money', 'audit', 'credential', 'machine', 'user'],
  denials: ['money', 'audit', 'credential', 'usage', 'user', 'count'],
  'user-licenses': [
    'denial',
    'money',
    'audit',
    'credential',
    'machine',
    'report',
    'usage',
    'count',
    'group',
    'job',
  ],
  'usage-report': ['denial', 'money', 'audit', 'credential', 'group'],
};

/** Why it must not be taken for a reading of this, whatever else it says. */
export function readBlocks(one: Understood, ability: Ability, blocks: Reasons): void {
  const { operation, nouns, name, says, steps, target } = one;
  const other = nouns.find((noun) => unlike[ability]?.includes(noun));
  blocks.add('about-something-else', operation.path, 0, other !== undefined);
  const named =
    ability === 'user-licenses'
      ? []
      : [...name.nouns].filter((noun) => unlike[ability]?.includes(noun));
  blocks.add('about-something-else', operation.operationId, 0, named.length > 0);
  if (ability === 'user-licenses') {
    blocks.add(
      'about-something-else',
      operation.path,
      0,
      !LICENSE.has(target) && target !== 'user',
    );
    blocks.add('about-something-else', one.sentence, 0, says.nouns.has('money'));
    // "Licenses revoked from a user" are those that are gone.
    const past = steps.at(-1)?.words.some((word) => isGone(word)) === true;
    blocks.add('about-something-else', operation.path, 0, past);
  }
  const said = { words: [...(steps.at(-1)?.words ?? []), ...name.words], sentence: one.sentence };
  const near =
    ability === 'user-licenses'
      ? notHeld(said)
      : ability === 'license-counts'
        ? notNow(said)
        : notTheReport(said);
  blocks.add('about-something-else', near ?? '', 0, near !== null);
  if (ability === 'usage-report' || ability === 'license-counts') {
    const isDenials = says.nouns.has('denial') && !says.nouns.has('usage');
    blocks.add('about-something-else', one.sentence, 0, isDenials);
  }
  // A reading that does something is none.
  const acting = steps.find(({ act }) => act !== null)?.words.join(' ');
  blocks.add('side-effect', acting ?? '', 0, acting !== undefined);
  // To create a report changes nothing but the report.
  const isMade = (act: Concept | null) => act === 'give' && ability === 'usage-report';
  const first = actOf(name.words[0] ?? '');
  blocks.add('side-effect', operation.operationId, 0, first?.past === false && !isMade(first.act));
  blocks.add('side-effect', one.sentence, 0, says.first !== null && !isMade(says.first));
}

const isGone = (word: string) => {
  const act = actOf(word);
  return act?.past === true && (act.act === 'take' || act.act === 'remove');
};
