import { actOf, type Concept, conceptOf, isAct } from './concepts.ts';
import { singular, wordsOf } from './words.ts';

/** One thing a sentence says is done, and to what: "Revoke all tokens of a user" takes a token. */
export interface Act {
  act: Concept;
  /** The last thing before a preposition, which is what it is done to. */
  head: Concept | null;
  objects: Concept[];
}

export interface Sentence {
  /** Its words in their singular or infinitive, as far as that is known. */
  words: readonly string[];
  /** Everything it speaks of. */
  nouns: ReadonlySet<Concept>;
  acts: Act[];
  /** What it begins with, if that is an act: "Revokes …", as against "Lists revoked …". */
  first: Concept | null;
  /** It says that something goes to a user, who had not been given it before. */
  toUser: boolean;
  /** It says that all users are meant. */
  allUsers: boolean;
}

const STOP =
  /^(?:of|from|for|by|to|in|with|on|at|using|when|who|that|which|whose|if|where|per|into|so|unless|without)$/;
const NEGATION = /^(?:not|never|without|cannot)$|n['’]t$/;
const GIVE_BACK =
  /(?<=^|[.;:!?]\s*)takes?\b(?=[^.;:]{1,60}\bfrom\b)|\b(?:takes?|gives?|hands?|puts?|gets?|returns?|brings?)\b(?=[^.]{0,60}\b(?:back|away|to the pool|to pool)\b)|^frees?(?: up)?\b(?! and\b)/gi;
/** The product's own name is no statement about a license. */
const OWN_NAME = /\blicen[cs]e[ -]?(?:vault|server|manager|management|service)\b/gi;

/** Reads what a summary or description says is done to what. */
export function readSentence(text: string): Sentence {
  const plain = text.replace(OWN_NAME, 'vault').replace(GIVE_BACK, 'revoke');
  const clauses = plain
    .split(/[.;:!?]/)
    .map((clause) => clause.split(/[^A-Za-z'’-]+/).flatMap(tokens));
  const words = clauses.flat();
  return {
    words,
    nouns: new Set(
      words.map(conceptOf).filter((concept) => concept !== null && !isAct(concept)),
    ) as ReadonlySet<Concept>,
    acts: clauses.flatMap(actsOf),
    first: actOf(words[0] ?? '')?.act ?? null,
    toUser: clauses.some(goesToUser),
    allUsers:
      /\b(?:all|every|each|any)(?: (?:the|of|active|inactive|other))* (?:users?|members?|employees?|accounts?|people)\b/i.test(
        // "All user licenses" are all licenses of a user.
        plain.replace(/\ball user (?=licen|seat|alloc|assign|entitle)/gi, 'all '),
      ),
  };
}

/**
 * "Releases a license to a user" gives it, and so may "reclaims licenses for a user". A license that is
 * "assigned to a user" is taken, and nobody revokes for somebody's benefit.
 */
export const goesToUser = (words: readonly string[]): boolean =>
  words.some((word, at) => {
    if (word !== 'to' && (word !== 'for' || words.some(isTakenOnly))) return false;
    const next = words.slice(at + 1).find((one) => !ARTICLE.test(one));
    const before = actOf(words[at - 1] ?? '');
    return conceptOf(next ?? '') === 'user' && !(before?.act === 'give' && before.past);
  });

const ARTICLE = /^(?:a|an|the|this|that|one|its?|all|every|each|given|specified|single)$/;
const isTakenOnly = (word: string): boolean => /^(?:un|de|dis|revo|remov)/.test(word);

const tokens = (raw: string): string[] => {
  // `RevokeAllLicenses`, as generators write it into a sentence.
  if (/[a-z][A-Z]/.test(raw)) return wordsOf(raw);
  const word = raw.toLowerCase().replace(/['’]s?$/, '');
  const whole = word.replaceAll('-', '');
  if (conceptOf(singular(whole)) || actOf(whole)) return [singular(whole)];
  return word.split('-').filter(Boolean).map(singular);
};

function actsOf(clause: readonly string[]): Act[] {
  return clause.flatMap((word, at) => {
    const act = actOf(word);
    // A participle before its noun is a property: "assigned licenses".
    if (
      !act ||
      (act.past && !/^(?:is|are|be|been|was|get|gets|being)$/.test(clause[at - 1] ?? ''))
    ) {
      return [];
    }
    if (clause.slice(Math.max(0, at - 3), at).some((one) => NEGATION.test(one))) return [];
    const after = act.past ? [] : clause.slice(at + 1);
    const stop = after.findIndex((one) => STOP.test(one) || isAct(conceptOf(one)));
    const objects = nounsIn(stop < 0 ? after : after.slice(0, stop));
    const all = objects.length > 0 ? objects : nounsIn(clause.slice(0, at));
    return [{ act: act.act, head: all.at(-1) ?? null, objects: all }];
  });
}

const nounsIn = (words: readonly string[]): Concept[] =>
  words.map(conceptOf).filter((concept): concept is Concept => concept !== null && !isAct(concept));
