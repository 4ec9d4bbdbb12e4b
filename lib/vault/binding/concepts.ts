/**
 * The words of this domain, by what they mean. A word stands here in its singular or infinitive.
 * Whoever names things otherwise is not understood, and what is not understood is not bound.
 */
const table = {
  // What is spoken of.
  user: 'user login member account assignee owner person people employee holder principal developer email mail upn staff colleague consumer licensee',
  license: 'license licence',
  allocation: 'allocation assignment seat ticket lease entitlement',
  product: 'product',
  denial: 'denial deny denied refusal refuse refused rejection reject rejected decline declined',
  report: 'report export statistic stat history activity analytic journal log record',
  usage: 'usage use utilization utilisation consumption',
  count:
    'count available availability quota capacity summary overview pool stock inventory free remaining',
  credential:
    'token session certificate cert secret credential password apikey permission role access invitation scope sso oauth passkey',
  group: 'team group department division everyone everybody',
  machine:
    'ide agent server client device machine host node integration webhook provider ldap toolbox workstation computer plugin browser',
  connection: 'connection connected',
  job: 'job task operation',
  // What is done.
  take: 'revoke revocation release reclaim reclamation unassign unassignment deassign deallocate deallocation unallocate withdraw withdrawal recall retract unlicense',
  remove: 'remove removal delete deletion destroy drop terminate cancel clear',
  give: 'assign allocate grant add create issue provision renew renewal extend extension restore activate enable invite reserve reservation register reassign reassignment transfer move acquire checkout update edit set',
  detach: 'disconnect disconnection unlink detach disassociate dissociate unregister decouple',
  block: 'deactivate deactivation block ban suspend archive disable anonymize erase purge',
} as const;
export type Concept = keyof typeof table;

const concepts = new Map<string, Concept>(
  (Object.keys(table) as Concept[]).flatMap((concept) =>
    table[concept].split(' ').map((word): [string, Concept] => [word, concept]),
  ),
);

export const conceptOf = (word: string): Concept | null => concepts.get(word) ?? null;

/** Several at once, whoever they are: a manner of asking rather than a thing. */
export const isBulk = (word: string): boolean => /^(?:bulk|batch|mass)$/.test(word);
const acts: ReadonlySet<Concept> = new Set(['take', 'remove', 'give', 'detach', 'block']);
/** What an operation does, as against what it speaks of. */
export const isAct = (concept: Concept | null): concept is Concept =>
  concept !== null && acts.has(concept);

/** The act of a verb in any form: `revokes` comes as `revoke`, `revoked` is past. */
export function actOf(word: string): { act: Concept; past: boolean } | null {
  const forms: [string, boolean][] = [[word, false]];
  if (word.endsWith('ed')) forms.push([word.slice(0, -1), true], [word.slice(0, -2), true]);
  if (word.endsWith('ing'))
    forms.push([word.slice(0, -3), false], [`${word.slice(0, -3)}e`, false]);
  for (const [form, past] of forms) {
    const act = conceptOf(form);
    if (isAct(act)) return { act, past };
  }
  return null;
}

const attributes = {
  id: 'id uuid guid uid key identifier number no ref',
  name: 'name label title',
  code: 'code sku short',
  email: 'email mail',
  login: 'login nick nickname upn',
} as const;
export type Attribute = keyof typeof attributes;

const attributeWords = new Map<string, Attribute>(
  (Object.keys(attributes) as Attribute[]).flatMap((attribute) =>
    attributes[attribute].split(' ').map((word): [string, Attribute] => [word, attribute]),
  ),
);
export const attributeOf = (word: string): Attribute | null => attributeWords.get(word) ?? null;

/** Words that help to take names apart which are written without any mark, such as `lastseenat`. */
const glue =
  'all any at by date day end first from full display host in is last limit next of offset on page per seen since size start status time timestamp to type until version assigned allocated created used issued granted started ended ip address machine product bulk batch mass';

const vocabulary: ReadonlySet<string> = new Set([
  ...concepts.keys(),
  ...attributeWords.keys(),
  ...glue.split(' '),
]);
export const isKnownWord = (word: string): boolean => vocabulary.has(word);
