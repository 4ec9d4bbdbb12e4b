import type { Ability } from '../ability.ts';
import { actOf, type Concept, conceptOf, isAct } from './concepts.ts';

// What an operation may say of itself and still be the ability. A word that is missing here makes a
// right operation unclear, and an administrator chooses it by hand; a word too many can make a wrong
// one clear. So only such words stand here as change neither what is meant, nor whose, nor when: no
// "may", no "had", no "not", no "but", no "other".

export interface Vocabulary {
  concepts: ReadonlySet<Concept>;
  words: ReadonlySet<string>;
}

interface Spoken {
  /** What names and sentences may speak of. */
  of: Concept[];
  words: string;
  /** What a sentence alone may say. */
  said?: string;
  saidOf?: Concept[];
}

const READ = 'list get find fetch show search query read return retrieve view display detail';
const TIME =
  'when time two day daily date period range interval month week hour since until start started end begin between first last newest latest';
const ANSWER =
  'page paged sorted next previous link header cursor entity entry collection result data information about';
const HELD = 'active current assigned allocated held occupied using';

const revokeOne: Spoken = {
  of: ['user', 'license', 'allocation', 'product', 'take', 'remove'],
  words: 'state status free return',
  said: `${HELD} granted given issued hold has back away pool available go end force up`,
};

const spoken: Record<Ability, Spoken> = {
  'revoke-one': revokeOne,
  'revoke-all': {
    ...revokeOne,
    of: ['user', 'license', 'allocation', 'take', 'remove'],
    said: `${revokeOne.said} everything`,
  },
  'disconnect-product': {
    of: ['product', 'connection', 'detach', 'remove'],
    words: 'vault link connected',
    said: 'take out return',
    saidOf: ['license'],
  },
  'user-licenses': {
    of: ['user', 'license', 'allocation'],
    words: `${READ} ${HELD} used owned own my`,
    said: `${ANSWER} granted given issued hold has have belong belonging optionally use`,
    saidOf: ['product'],
  },
  denials: {
    of: ['denial', 'report', 'license', 'allocation', 'product'],
    words: `${READ} ${TIME} event request`,
    said: `${ANSWER} was were happened occurred why reason row line`,
    saidOf: ['user'],
  },
  'license-counts': {
    of: ['license', 'product', 'usage', 'count', 'report', 'allocation'],
    words: `${READ} ${HELD} total used`,
    said: `${ANSWER} number many how kind type prepaid postpaid regular true up virtual trial`,
  },
  'usage-report': {
    of: ['usage', 'report', 'license', 'product', 'allocation'],
    words: `${READ} ${TIME} event user row entry line`,
    said: `${ANSWER} who what where run ran work worked used was were make create generate file download format csv same similar exported ui dashboard detailed occasion correspond cover raw launch column`,
    saidOf: ['user'],
  },
};

/** What everybody says, and what means nothing without the rest. */
const GLUE =
  'a an the this that these those it its your their his her them they of from for to by in with on at per as and or is are be being been which who whom whose what all each every any single both given specified specific particular concrete named current currently now moment immediately once again one bulk batch invoke action endpoint operation method via within including together so become immediate instantly existing target wanted desired respective corresponding identified include included contain object array provide call address';
/** What generators and frameworks put into a name. */
const MACHINE =
  'by of for from with and to in at all one single my using controller resource handler endpoint async action command execute perform do bulk batch mass json xml csv api rest service public v';

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const vocabulary = (of: readonly Concept[], words: string): Vocabulary => ({
  concepts: new Set(of),
  words: setOf(words),
});

/** Said of whom or which a request is about. */
export const ofInputs = vocabulary(
  ['user', 'license', 'allocation', 'product'],
  `${GLUE} address full unique returned listed path parameter query value string id uuid number key code name`,
);
/** What a group of operations may be called, whatever is in it. */
export const headings = vocabulary(
  [],
  'api public v rest resource controller automation administration admin integration default main general core operation',
);
/** Said where a user is looked up. */
export const ofLookup = vocabulary(
  ['user'],
  `${MACHINE} ${GLUE} ${READ} ${ANSWER} lookup resolve directory id name full filter term text match matching contain containing`,
);
/** Said where one license may be named, and all are meant without it. */
export const ofAll = vocabulary(
  [],
  'when if no not none without with just only omit omitted optional optionally left out empty missing absent',
);

const made = new Map<Ability, { named: Vocabulary; said: Vocabulary }>();

export function vocabularyOf(ability: Ability): { named: Vocabulary; said: Vocabulary } {
  const before = made.get(ability);
  if (before) return before;
  const { of, words, said = '', saidOf = [] } = spoken[ability];
  const both = {
    named: vocabulary(of, `${MACHINE} ${words}`),
    said: vocabulary([...of, ...saidOf], `${GLUE} ${words} ${said}`),
  };
  made.set(ability, both);
  return both;
}

const knows = ({ concepts, words }: Vocabulary, word: string): boolean => {
  if (words.has(word) || /^\d+$/.test(word)) return true;
  const concept = conceptOf(word);
  const act = actOf(word)?.act ?? null;
  return (concept !== null && concepts.has(concept)) || (isAct(act) && concepts.has(act));
};

/** `by-id`, `with the given code`: a "license code" and a "license id" are things of their own. */
const TOLD = /^(?:id|uuid|code|name)$/;
const TELLS = /^(?:by|with|of|for|from|given|its|whose|using)$/;

/** The words of a name or sentence that a vocabulary does not have. */
export const unknownTo = (of: Vocabulary, words: readonly string[]): string[] =>
  words.filter(
    (word, at) =>
      !knows(of, word) &&
      !(TOLD.test(word) && words.slice(0, at).some((before) => TELLS.test(before))),
  );
