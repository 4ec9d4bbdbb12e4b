import type { Ability } from '../ability.ts';
import type { Attempt } from './attempt.ts';
import { conceptOf } from './concepts.ts';
import { isTime } from './field-meaning.ts';
import { type Leaf, rowsIn, successOf } from './rows.ts';
import { wordsOf } from './words.ts';

/** What may be said of any moment. */
const ANY = 'at on to from time timestamp instant utc iso';

/** Words for the moments that a row of each ability may name. */
const moments: Partial<Record<Ability, string>> = {
  'license-counts': 'last updated refreshed synced checked',
  denials:
    'date day denied denial refused rejected declined requested request occurred happened created event',
  'user-licenses':
    'date day since held assign assigned allocate allocated allocation assignment issue issued grant granted lease leased acquire acquired obtained checkout check out given taken create created update updated modified changed start started begin began last seen used use usage active activity pulse refresh refreshed synced heartbeat online expire expires expired expiry expiration until end valid',
  'usage-report':
    'date day since start started begin began run ran use used usage open opened launch launched session end ended finish finished stop stopped close closed until last seen active activity duration event issued allocated assigned released',
};

const known = new Map(
  Object.entries(moments).map(([ability, words]) => [
    ability,
    new Set(`${ANY} ${words}`.split(' ')),
  ]),
);

/** States of somebody who has something. */
const HELD = /^(?:active|assigned|allocated|used|use|held|granted|issued|taken|current|valid)$/;

/**
 * Moments of a row that the ability does not explain. They tell what it is a row of: what was
 * *accepted*, *requested* or *revoked* then is not what somebody holds, and what was counted on a
 * *day* is not what there is now.
 *
 * @returns names of fields
 */
export function strangeMoments({ understood, ability, told }: Attempt): string[] {
  const words = known.get(ability);
  if (!told || !words) return [];
  const isKnown = (word: string) => {
    const concept = conceptOf(word);
    return words.has(word) || concept === 'user' || concept === 'license' || concept === 'machine';
  };
  const at = told.answer.rows.join('/');
  const rows = rowsIn(successOf(understood.operation)?.shape ?? null);
  const isStrange = (leaf: Leaf) =>
    isTime(leaf) ? !leaf.own.every(isKnown) : ability === 'user-licenses' && isOtherState(leaf);
  return (rows.find((one) => one.at.join('/') === at)?.leaves ?? [])
    .filter(isStrange)
    .map((leaf) => leaf.at.join('.'));
}

/** `status`: requested, approved or rejected, and never in use. */
const isOtherState = ({ own, shape: { choices = [] } }: Leaf): boolean =>
  /^(?:status|state)$/.test(own.at(-1) ?? '') &&
  choices.length > 0 &&
  !choices.some((choice) => wordsOf(choice.toLowerCase()).some((word) => HELD.test(word)));
