import { type Ability, abilities, isWriting } from '../ability.ts';
import type { Specification } from '../specification/specification.ts';
import { assess } from './assess.ts';
import { type Attempt, score, type World } from './attempt.ts';
import type { Bindings } from './binding.ts';
import type { Evidence } from './evidence.ts';
import { listKnown } from './license-input.ts';
import { lookupIn } from './lookup.ts';
import type { Candidate, Proposal, Proposals } from './proposal.ts';
import { publishedBinding } from './published.ts';
import { type Understood, understand } from './understand.ts';

/** Points that make one operation clear, and by how much it must be ahead of the next. */
const CLEAR = 60;
const CLEAR_REPORT = 55;
const MARGIN = 15;
/** Where the next one would be clear too, and something is changed. */
const WRITING_MARGIN = 30;
/** Below this an operation is not even told as a candidate. */
const NEAR = 35;
const MOST_CANDIDATES = 6;

/**
 * Finds how a vault does each ability, by the meaning of what its specification says.
 *
 * @param chosen bindings that the admin chose by hand: a revocation is filled with what they read
 * @returns for each ability a binding only where one operation is clearly meant
 */
export function bind(specification: Specification, chosen: Bindings = {}): Proposals {
  const all = specification.operations.map(understand);
  const world: World = { all, lookup: lookupIn(all), list: null };
  const list = propose(all, 'user-licenses', world);
  const known = chosen['user-licenses'] ?? list.binding;
  const withList = { ...world, list: known && listKnown(known, all) };
  return Object.fromEntries(
    abilities.map((ability) => [
      ability,
      ability === 'user-licenses' ? list : propose(all, ability, withList),
    ]),
  ) as Proposals;
}

function propose(all: readonly Understood[], ability: Ability, world: World): Proposal {
  const attempts = all
    .map((one) => assess(one, ability, world))
    .filter((one) => one !== null && score(one) >= NEAR)
    .map((one) => one as Attempt)
    .sort((a, b) => score(b) - score(a));
  const candidates = attempts.slice(0, MOST_CANDIDATES).map(toCandidate);
  const fit = attempts.filter(({ binding, blocks }) => binding !== null && blocks.length === 0);
  const best = fit[0];
  const next = fit.find((one) => best && one !== best && !isTwin(one, best));
  if (!best) {
    const verdict = candidates.length > 0 ? 'unclear' : 'absent';
    return { verdict, binding: null, evidence: candidates[0]?.evidence ?? [], candidates };
  }
  const evidence = [...best.evidence];
  if (score(best) < (ability === 'usage-report' ? CLEAR_REPORT : CLEAR)) {
    return {
      verdict: 'unclear',
      binding: null,
      evidence: [...evidence, reason('weak', '')],
      candidates,
    };
  }
  const isRival = isWriting(ability) && next !== undefined && score(next) >= CLEAR;
  if (next && score(best) - score(next) < (isRival ? WRITING_MARGIN : MARGIN)) {
    const similar = reason('similar', next.understood.operation.id);
    return { verdict: 'unclear', binding: null, evidence: [...evidence, similar], candidates };
  }
  const published = publishedBinding(ability);
  if (published && published.operation.id !== best.understood.operation.id) {
    evidence.push(reason('contradicts-published', published.operation.path));
  }
  return { verdict: 'clear', binding: best.binding, evidence, candidates };
}

/** The same reading in another format: `/usage.csv` and `/usage.json`. */
const isTwin = (one: Attempt, other: Attempt): boolean =>
  one.understood.operation.method === 'GET' &&
  stem(one.understood.operation.path) === stem(other.understood.operation.path);
const stem = (path: string) => path.replace(/[./_-]?(?:csv|json)$/i, '');

const reason = (kind: Evidence['kind'], detail: string): Evidence => ({ kind, detail, points: 0 });

const toCandidate = (attempt: Attempt): Candidate => ({
  operationId: attempt.understood.operation.id,
  score: score(attempt),
  evidence: [...attempt.evidence, ...attempt.blocks],
});
