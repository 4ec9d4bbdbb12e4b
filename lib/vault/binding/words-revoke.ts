import type { Reasons } from './attempt.ts';
import type { Concept } from './concepts.ts';
import { isDeed, isManner } from './qualifiers.ts';
import { goesToUser } from './sentence.ts';
import type { Understood } from './understand.ts';

const LICENSE: ReadonlySet<Concept | null> = new Set<Concept | null>(['license', 'allocation']);
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
  const isSaid = (wanted: Concept) =>
    says.acts.some((done) => done.act === wanted && LICENSE.has(done.head));
  const named = hasLicense(name.nouns) ? 15 : name.nouns.has('user') ? 8 : 0;
  reasons.add('operation-id', operation.operationId, named, name.act === 'take' && named > 0);
  reasons.add('operation-id', operation.operationId, 5, name.act === 'remove' && named === 15);
  if (isSaid('take')) reasons.add('sentence', one.sentence, 20);
  else reasons.add('sentence', one.sentence, 8, isSaid('remove'));
  reasons.add('tag', operation.tags.join(', '), 3, hasLicense(one.tags));
  const last = [...(steps.at(-1)?.words ?? []), ...name.words];
  reasons.add('path', 'all', all ? 15 : -30, last.includes('all'));
}

/** Why it must not be taken for a revocation, although all of its words are those of one. */
export function revokeBlocks(one: Understood, blocks: Reasons): void {
  const { operation, nouns, target, act, name, says, saysInFull } = one;
  const block = (
    kind: 'about-something-else' | 'gives' | 'deletes-user' | 'for-a-group',
    detail: string,
    when: boolean,
  ) => blocks.add(kind, detail, 0, when);
  const { path, operationId } = operation;
  block('about-something-else', path, operation.method === 'DELETE' && endsInDeed(one));
  block('about-something-else', path, isOfAPart(one));
  block('gives', path, act === 'give');
  block('gives', operationId, name.act === 'give');
  block('gives', one.sentence, says.first === 'give' || says.toUser || goesToUser(name.words));
  // Taking a user away gives licenses back too, and much more.
  const isUserAlone = target === 'user' && !hasLicense(nouns);
  block('deletes-user', path, act === 'block' || (operation.method === 'DELETE' && isUserAlone));
  const isUser = (done: { act: Concept; head: Concept | null }) =>
    (done.act === 'remove' || done.act === 'block') && done.head === 'user';
  block('deletes-user', one.sentence, saysInFull.acts.some(isUser) && !isFromLicense(one));
  const named = (name.act === 'remove' || name.act === 'block') && name.nouns.has('user');
  block('deletes-user', operationId, named && !hasLicense(name.nouns));
  block('for-a-group', one.sentence, says.allUsers);
}

/** `/licenses/{id}/code/revoke`: what is revoked is a part of the license, whatever it is. */
const isOfAPart = ({ steps }: Understood): boolean =>
  steps
    .slice(steps.findLastIndex(({ nouns }) => hasLicense(nouns)) + 1)
    .some(({ act, nouns, words }) => !act && !nouns.includes('user') && !words.every(isManner));

/** `DELETE …/revocation` undoes it. */
export const endsInDeed = ({ steps }: Understood) => steps.at(-1)?.words.some(isDeed) === true;

/** "Removes a user from a license" takes the license, not the user. */
const isFromLicense = ({ target, nouns, says }: Understood) =>
  target === 'user' && hasLicense(nouns) && hasLicense(says.nouns);
