import { literalOf, namesIn } from '../specification/path-template.ts';
import { actOf, type Concept, conceptOf, isAct } from './concepts.ts';
import { wordsOf } from './words.ts';

/** One step of a path that is not a parameter alone. */
export interface Step {
  words: string[];
  /** What it speaks of: `license-revocations` speaks of a license. */
  nouns: Concept[];
  /** `by-user`: it says whose, not what. */
  isWhose: boolean;
  act: Concept | null;
  /** The parameter that follows, or stands in the same segment. */
  parameter: string | null;
}

/** Words that only say where an API begins. */
const FRAME =
  /^(?:api|apis|rest|public|private|internal|external|v\d+[a-z]*\d*|v|\d+|services?|fls|lv|open|admin|management|licensing|rpc|odata|customer|organi[sz]ation|company|tenant)$/;
export const isFrameWord = (word: string): boolean => FRAME.test(word);
const WHOSE = /^(?:of|by|for|from)$/;
/** `list-by-user`: verbs that only say that it is read. */
const HOW = /^(?:list|get|find|fetch|show|search|query|all)$/;
const WHOLE = /^(?:vault|server|license|licence)$/;
/** Acts only where something is changed: `…/free`, `…/return`. */
const GIVES_BACK = /^(?:free|return)$/;

/**
 * Reads a path: `/api/v1/users/{user}/licenses/{id}:revoke` has the steps users, licenses, revoke.
 *
 * @param writes the operation changes something
 */
export function stepsOf(path: string, writes: boolean): Step[] {
  const steps: Step[] = [];
  for (const segment of path.split('/').filter(Boolean)) {
    const parameter = namesIn(segment)[0] ?? null;
    const before = steps.at(-1);
    const leads = segment.startsWith('{');
    if (leads && before) before.parameter = parameter;
    const words = wordsOf(literalOf(segment));
    // `/admins/{email}` are people; `/admin/…` is where the API begins.
    if (!isFrame(words) || segment === 'admins')
      steps.push(readStep(words, leads ? null : parameter, writes));
  }
  return steps;
}

/** `license-vault` and `license-server` are names of the whole, not of a license. */
export const isFrame = (words: readonly string[]): boolean => {
  const isWhole =
    words.includes('vault') || (words.includes('license') && words.includes('server'));
  return words.every((word) => FRAME.test(word) || (isWhole && WHOLE.test(word)));
};

function readStep(words: string[], parameter: string | null, writes: boolean): Step {
  const act = actIn(words, writes);
  // The licenses of a user are licenses: what follows a preposition only says whose they are.
  const at = words.findIndex((word) => WHOSE.test(word));
  const [head, rest] = at < 0 ? [words, []] : [words.slice(0, at), words.slice(at)];
  const isWhose = head.every((word) => HOW.test(word)) && at >= 0;
  const nouns = [...nounsIn(rest, act !== null), ...nounsIn(head, act !== null)];
  return { words, nouns, isWhose, act, parameter };
}

/** What a name says is done, if it says so in the infinitive: `revoked` is a property, not an act. */
export function actIn(words: readonly string[], writes: boolean): Concept | null {
  if (writes && GIVES_BACK.test(words[0] ?? '')) return 'take';
  const found = words.map(actOf).find((one) => one !== null);
  return found && !found.past ? found.act : null;
}

/** What the act of a name is done to, in its last word: `revoke-license-request` is about a request. */
export function objectOf(words: readonly string[]): string | null {
  const act = words.findIndex((word) => actOf(word)?.past === false);
  if (act < 0) return null;
  const rest = words.slice(act + 1).filter((word) => !/^(?:json|xml|csv|action)$/.test(word));
  const end = rest.findIndex((word) => WHOSE.test(word) || word === 'using');
  return (end < 0 ? rest : rest.slice(0, end)).at(-1) ?? null;
}

export const nounsIn = (words: readonly string[], beforeAct = false): Concept[] =>
  words
    .filter((word) => !(beforeAct && GIVES_BACK.test(word)))
    .map(conceptOf)
    .filter((concept): concept is Concept => concept !== null && !isAct(concept));
