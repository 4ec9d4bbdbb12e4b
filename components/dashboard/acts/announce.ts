import type { Act } from '#lib/acts/act.ts';
import type { ActsWords } from '#lib/words/en/acts.ts';

/**
 * What to say, once, to those who do not see the bar: what has begun, and what has come of it.
 *
 * @returns '' when nothing is new
 */
export function news(
  before: readonly Act[],
  after: readonly Act[],
  words: ActsWords,
  now: number,
): string {
  const known = new Map(before.map(({ id, state }) => [id, state.stage]));
  return after
    .filter(({ id, state }) => known.get(id) !== state.stage)
    .map((act) => words.begun(act, now) || words.sentence(act, now))
    .join(' ');
}
