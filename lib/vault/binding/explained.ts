import { isWriting } from '../ability.ts';
import type { Attempt } from './attempt.ts';
import { strangeMoments } from './moments.ts';
import { familyOf } from './needs.ts';
import { isFrame, isFrameWord } from './path-words.ts';
import { readSentence } from './sentence.ts';
import { slotsOf } from './slots.ts';
import type { Understood } from './understand.ts';
import { headings, ofAll, ofInputs, ofLookup, unknownTo, vocabularyOf } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/**
 * The words of an operation that its being the ability does not explain. One is enough not to bind it:
 * whatever it means, it makes of the ability something near it (the *offline ticket* of a license, a
 * *request* for its revocation, licenses that were *idle*), and nobody can list all such words.
 *
 * @param mayMeanAll a license may be named, and need not be
 */
export function unexplained(attempt: Attempt, mayMeanAll: boolean): string[] {
  const { understood, ability, inputs } = attempt;
  const { named, said } = vocabularyOf(ability);
  const sentences = [understood.sentence, ...furtherSentences(understood, isWriting(ability))];
  const whose = inputs.meant
    .filter(({ meaning }) => SUBJECTS.has(familyOf(meaning)))
    .map(({ slot }) => FIRST_CLAUSE.exec(slot.description)?.[0].replace(PURPOSE, '') ?? '');
  const agent = ability === 'user-licenses' ? BY_SOMEBODY.exec(understood.sentence) : null;
  const strange = [
    ...(agent ?? []),
    ...understood.steps.flatMap(({ words }) => unknownTo(named, words)),
    ...unknownTo(named, ownName(understood)),
    ...sentences
      .flatMap((text) => unknownTo(said, wordsIn(text)))
      .filter((word) => !(mayMeanAll && ofAll.words.has(word))),
    ...whose.flatMap((text) => unknownTo(ofInputs, wordsIn(text))),
    ...strangeTags(attempt),
    ...unaskedFor(attempt),
    ...strangeMoments(attempt),
  ];
  return [...new Set(strange)];
}

/** Whether it looks up users, whoever they are: `/former-users` finds others. */
export const isPlainLookup = (one: Understood): boolean =>
  [...one.steps.map(({ words }) => words), ownName(one), wordsIn(one.sentence)].every(
    (words) => unknownTo(ofLookup, words).length === 0,
  );

/** Inputs that would have a say in what is done although nothing is put there: `idleDays`, 30. */
function unaskedFor({ understood, ability, inputs }: Attempt): string[] {
  if (!isWriting(ability)) return [];
  const isSent = ({ at, in: place }: { at: string[]; in: string }) => `${place} ${at.join('.')}`;
  const sent = [...inputs.meant.map(({ slot }) => slot), ...inputs.constants].map(isSent);
  return slotsOf(understood)
    .filter(({ required, shape }) => !required && Boolean(shape.default))
    .filter((slot) => slot.in !== 'header' && !sent.includes(isSent(slot)))
    .filter(({ words }) => !words.some((word) => /^notif/.test(word)))
    .map(({ at }) => at.join('.'));
}

/** Headings that speak of nothing the ability is about. One that does is enough. */
function strangeTags({ understood, ability }: Attempt): string[] {
  const { said } = vocabularyOf(ability);
  const tags = understood.operation.tags.map(wordsOf);
  const isStrange = (words: string[]) =>
    !isFrame(words) &&
    words.every((word) => unknownTo(said, [word]).length > 0 && !headings.words.has(word));
  return tags.every(isStrange) ? tags.flat() : [];
}

/** The operation's id without what stands before it, such as `admin`, and the method it repeats. */
function ownName({ name, operation }: Understood): string[] {
  const begins = name.words.findIndex((word) => !isFrameWord(word));
  return name.words.slice(begins).filter((word) => word !== operation.method.toLowerCase());
}

const SUBJECTS: ReadonlySet<string> = new Set(['user', 'license', 'product']);
/** "The license to revoke": what is done with it is known. */
const PURPOSE = / to (?:be )?(?:revok|releas|reclaim|unassign|remov|disconnect)\w*/i;
const FIRST_CLAUSE = /^[^,;:.(]*/;
/** What everyone may infer from the rest of a sentence, and what changes nothing. */
const ASIDE =
  /\bright (?=now\b)|(?:\bso that (?:it|they) (?:is|are|becomes?) )?\b(?:available|free)(?: again)?(?: (?:to|for) (?:others?|(?:other|another|any) users?|every(?:one|body)|any(?:one|body)))?/gi;
/** Whatever a sentence is about, with one of these it says that less is done, or not now. */
const RESTRICTS =
  /\b(?:only|except|excluding|unless|instead|until|nothing|later|next|pending|approv\w*|confirm\w*|schedul\w*)\b/i;
/** How a sentence begins that does not say what is done, but how to use it, or what follows. */
const COMMENT =
  /^(?:its|their|once|after|if|when|while|use|useful|note|please|see|limited|at (?:most|least)|both|columns?|requires?|returns? (?:\d+|an? (?:error|empty))|the (?:range|period|answer|response))\b/i;
/** What changes something is told by a verb: a sentence with a subject of its own tells what follows. */
const SUBJECT = /^(?:the|an?|all|each|every|any|no)\b/i;

/** "Assigned by a user": who did it, and not who has it. */
const BY_SOMEBODY =
  /\b(?!(?:held|us|own|tak|occupi|consum|leas|sort|group|order|filter)(?:ed|en)?\b)\w+(?:ed|en) by\b/i;

const wordsIn = (text: string): readonly string[] =>
  readSentence(text.replace(/<[^>]*>/g, ' ').replace(ASIDE, '')).words.flatMap(wordsOf);

/** Of a description: its first sentence where that says what is done, and whatever restricts an act. */
function furtherSentences({ operation, sentence }: Understood, writes: boolean): string[] {
  const [first = '', ...rest] = operation.description.split(/(?<=[.!?])\s+|\n+/);
  const isAside = COMMENT.test(first) || isDenied(first) || (writes && SUBJECT.test(first));
  const restricts = (isAside ? [first, ...rest] : rest).filter((one) => RESTRICTS.test(one));
  return [...(isAside || first === sentence ? [] : [first]), ...(writes ? restricts : [])];
}

/** "This does not delete the user." */
const isDenied = (text: string): boolean =>
  /\b(?:not|never)\b/i.test(text) && readSentence(text).acts.length === 0;
