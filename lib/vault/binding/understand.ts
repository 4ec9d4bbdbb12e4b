import type { Operation } from '../specification/specification.ts';
import { actOf, type Concept } from './concepts.ts';
import { actIn, isFrame, nounsIn, type Step, stepsOf } from './path-words.ts';
import { readSentence, type Sentence } from './sentence.ts';
import { wordsOf } from './words.ts';

/** What an operation says of itself in words. */
export interface Understood {
  operation: Operation;
  steps: Step[];
  /** Everything the path speaks of, in order. */
  nouns: Concept[];
  /** What the path is about: its last noun, whatever verb follows. */
  target: Concept | null;
  /** The act that ends the path, such as `…/revoke`. */
  act: Concept | null;
  name: { words: string[]; nouns: ReadonlySet<Concept>; act: Concept | null };
  /** The summary, or the first sentence of the description. */
  sentence: string;
  says: Sentence;
  /** Summary and description together. */
  saysInFull: Sentence;
  tags: ReadonlySet<Concept>;
}

export function understand(operation: Operation): Understood {
  const { summary, description, operationId, method } = operation;
  const writes = method !== 'GET';
  const steps = stepsOf(operation.path, writes);
  const words = wordsOf(operationId);
  const sentence = summary || (/^.*?[.!?](?=\s|$)/.exec(description)?.[0] ?? description);
  const act = actIn(words, writes);
  return {
    operation,
    steps,
    nouns: steps.flatMap((step) => step.nouns),
    target: targetOf(steps),
    act: steps.at(-1)?.act ?? null,
    name: { words, nouns: new Set(nounsIn(words, act !== null)), act },
    sentence: sentence.slice(0, 300),
    says: readSentence(sentence),
    saysInFull: readSentence(`${summary}. ${description}`),
    tags: new Set(operation.tags.map(wordsOf).flatMap((tag) => (isFrame(tag) ? [] : nounsIn(tag)))),
  };
}

/** Steps that say how, not what: `/users/search`. */
const NEUTRAL = /^(?:search|find|lookup|query|list|by|get|resolve|all|detail|info)$/;

/** The noun of the last step; a step that is a verb alone speaks of the step before it. */
function targetOf(steps: readonly Step[]): Concept | null {
  for (const step of steps.toReversed()) {
    const noun = step.nouns.at(-1);
    if (noun && !(step.isWhose && step !== steps[0])) return noun;
    if (step.isWhose) continue;
    const isQuiet =
      step.act !== null || step.words.some((word) => actOf(word) ?? NEUTRAL.test(word));
    if (!isQuiet) return null;
  }
  return null;
}
