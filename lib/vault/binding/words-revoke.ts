import type { Reasons } from './attempt.ts';
import { type Concept, conceptOf, isBulk } from './concepts.ts';
import { objectOf } from './path-words.ts';
import { isDeed, isFiller, someOnly } from './qualifiers.ts';
import type { Understood } from './understand.ts';

const LICENSE: ReadonlySet<Concept | null> = new Set<Concept | null>(['license', 'allocation']);
const OTHERS: ReadonlySet<Concept | null> = new Set<Concept | null>([
  'credential',
  'machine',
  'money',
  'audit',
  'report',
  'denial',
  'connection',
  'group',
  'count',
  'usage',
  'job',
]);
/** "of the user's team": whose it is is not who is meant. */
const OF_A_GROUP =
  /\b(?:user|member|person|employee|owner|holder)s?['’]s? (?:\w+ )?(?:team|group|department|division|company|organi[sz]ation)\b/i;
/** Words that may end an act's name without being what it is about. */
const PLAIN = /^(?:all|one|single|now|bulk|batch|id|v?\d+)$/;
const isOfLicenses = (word: string) => {
  const concept = conceptOf(word);
  return LICENSE.has(concept) || concept === 'user' || concept === 'product' || isBulk(word);
};
const hasLicense = (nouns: Iterable<Concept>) => [...nouns].some((noun) => LICENSE.has(noun));

/** Why an operation seems to take licenses from a user, in its own words. */
export function revokeWords(one: Understood, all: boolean, reasons: Reasons): void {
  const { operation, nouns, target, act, name, says, steps } = one;
  const path = steps.map(({ words }) => words.join(' ')).join(', ');
  // `/users/{user}/licenses`, but also `/licenses/{license}/users/{user}`.
  const isLicensePath = hasLicense(nouns);
  const isTarget = LICENSE.has(target) || (target === 'user' && isLicensePath);
  reasons.add('path', path, 30, isLicensePath);
  if (act === 'take') reasons.add('path', steps.at(-1)?.words.join(' ') ?? '', 25);
  else if (operation.method === 'DELETE' && isTarget) reasons.add('method', 'DELETE', 20);
  const says_ = (wanted: Concept) =>
    says.acts.some((one) => one.act === wanted && LICENSE.has(one.head));
  const named = hasLicense(name.nouns) ? 15 : name.nouns.has('user') ? 8 : 0;
  reasons.add('operation-id', operation.operationId, named, name.act === 'take' && named > 0);
  reasons.add('operation-id', operation.operationId, 5, name.act === 'remove' && named === 15);
  if (says_('take')) reasons.add('sentence', one.sentence, 20);
  else reasons.add('sentence', one.sentence, 8, says_('remove'));
  reasons.add('tag', operation.tags.join(', '), 3, hasLicense(one.tags));
  const last = [...(steps.at(-1)?.words ?? []), ...name.words];
  reasons.add('path', 'all', all ? 15 : -30, last.includes('all'));
  reasons.add('for-a-group', path, -25, nouns.includes('group'));
  const object = objectOf(steps.at(-1)?.words ?? []);
  const isStrange = object !== null && !PLAIN.test(object) && !isOfLicenses(object);
  reasons.add('about-something-else', object ?? '', -30, isStrange);
  // What was bought is more than what somebody holds.
  reasons.add('about-something-else', one.sentence, -20, says.nouns.has('money'));
}

/** Why it must not be taken for a revocation, whatever else it says. */
export function revokeBlocks(one: Understood, blocks: Reasons): void {
  const { operation, nouns, target, act, name, says, saysInFull, steps } = one;
  const block = (
    kind: 'about-something-else' | 'gives' | 'deletes-user' | 'for-a-group',
    detail: string,
    when: boolean,
  ) => blocks.add(kind, detail, 0, when);
  const path = operation.path;
  const words = [...steps.flatMap((step) => step.words), ...name.words];
  const some = someOnly({ words, sentence: one.sentence });
  block('about-something-else', some ?? '', some !== null);
  block('about-something-else', path, operation.method === 'DELETE' && endsInDeed(one));
  block('about-something-else', path, isOfAPart(one));
  block('about-something-else', path, OTHERS.has(target));
  const other = says.acts.find(
    (done) =>
      (done.act === 'take' || done.act === 'remove' || done.act === 'detach') &&
      OTHERS.has(done.head),
  );
  block('about-something-else', one.sentence, other !== undefined);
  const isOther = ['credential', 'machine', 'money'].some((noun) =>
    name.nouns.has(noun as Concept),
  );
  block('about-something-else', operation.operationId, isOther);
  block('gives', path, act === 'give');
  block('gives', operation.operationId, name.act === 'give');
  block('gives', one.sentence, says.first === 'give');
  // Taking a user away gives licenses back too, and much more.
  block(
    'deletes-user',
    path,
    operation.method === 'DELETE' && target === 'user' && !hasLicense(nouns),
  );
  block('deletes-user', path, act === 'block');
  const isUser = (done: { act: Concept; head: Concept | null }) =>
    (done.act === 'remove' || done.act === 'block') && done.head === 'user';
  block('deletes-user', one.sentence, saysInFull.acts.some(isUser) && !isFromLicense(one));
  const named = (name.act === 'remove' || name.act === 'block') && name.nouns.has('user');
  block('deletes-user', operation.operationId, named && !hasLicense(name.nouns));
  block('for-a-group', one.sentence, says.allUsers || OF_A_GROUP.test(one.sentence));
  block('for-a-group', one.sentence, says.nouns.has('group') && !says.nouns.has('user'));
  block('for-a-group', operation.operationId, name.nouns.has('group') && !name.nouns.has('user'));
}

/** `/licenses/{id}/offline-code/revoke`: what is revoked is a part of the license, whatever it is. */
const isOfAPart = ({ steps }: Understood): boolean => {
  const from = steps.findLastIndex(({ nouns }) => hasLicense(nouns));
  return steps
    .slice(from + 1, -1)
    .some((step) => step.nouns.length === 0 && !step.act && !step.words.every(isFiller));
};

/** `DELETE …/revocation` undoes it. */
export const endsInDeed = ({ steps }: Understood) => steps.at(-1)?.words.some(isDeed) === true;

/** "Removes a user from a license" takes the license, not the user. */
const isFromLicense = ({ target, nouns, says }: Understood) =>
  target === 'user' && hasLicense(nouns) && hasLicense(says.nouns);
