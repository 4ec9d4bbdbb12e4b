import type { Ability } from '../ability.ts';
import type { Reasons } from './attempt.ts';
import { actOf, type Concept } from './concepts.ts';
import type { Understood } from './understand.ts';

const LICENSE: ReadonlySet<Concept | null> = new Set<Concept | null>(['license', 'allocation']);

/** Why an operation seems to read what an ability is about, in its own words. */
export function readWords(one: Understood, ability: Ability, reasons: Reasons): void {
  const { operation, nouns, target, name, says, steps } = one;
  const path = steps.map(({ words }) => words.join(' ')).join(', ');
  const inName = (...wanted: Concept[]) => wanted.some((noun) => name.nouns.has(noun));
  const inSentence = (...wanted: Concept[]) => wanted.some((noun) => says.nouns.has(noun));
  const words = (points: [path: number, name: number, sentence: number], ...wanted: Concept[]) => {
    const inPath = wanted.some((noun) => nouns.includes(noun));
    reasons.add('path', path, points[0], inPath);
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
      reasons.add('operation-id', operation.operationId, 10, inName('license', 'allocation'));
      const both = inSentence('license', 'allocation') && inSentence('user');
      reasons.add('sentence', one.sentence, 10, both);
    }
  }
}

/** Why it must not be taken for a reading of this, whatever else it says. */
export function readBlocks(one: Understood, ability: Ability, blocks: Reasons): void {
  const { operation, name, says, steps, target } = one;
  if (ability === 'user-licenses') {
    const isNeither = !LICENSE.has(target) && target !== 'user';
    blocks.add('about-something-else', operation.path, 0, isNeither);
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
