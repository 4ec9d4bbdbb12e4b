import type { Failure, Outcome } from '#lib/vault/failure.ts';
import type { Act, Result, State, Subject } from './act.ts';
import type { Look } from './sight.ts';

/** A timer may be this late, and no more: what is later is not sent. */
export const GRACE_MS = 2_000;
/** The longest undo delay there is; a due time further away belongs to a clock that was set back. */
export const LONGEST_UNDO_MS = 20_000;
/** The longest wait before a license is looked at once more. */
const LONGEST_WATCH_MS = 3_600_000;
/** Looks at an unknown outcome, before it stays unknown. */
const MOST_LOOKS = 3;

/** Failures after which the vault is surely as it was. Any other answer to a write leaves a doubt. */
const surelyNot: ReadonlySet<string> = new Set([
  'wrong-token',
  'not-permitted',
  'wrong-flavour',
  'rate-limited',
  'no-access',
  'token-missing',
  'token-unreadable',
  'storage-unavailable',
  'not-bound',
  'unknown-user',
  'ambiguous-user',
  'refused-input',
] satisfies string[]);

/** False: the request may have been carried out all the same, and somebody must look. */
export function isSurelyNotDone(failure: Failure): boolean {
  if (failure.kind === 'server-error') return failure.status >= 400 && failure.status < 500;
  return surelyNot.has(failure.kind);
}

interface Begun {
  id: string;
  vault: string;
  now: number;
  undoMs: number;
}

/** The click: nothing is sent before the delay is over. */
export const begin = (subject: Subject, { id, vault, now, undoMs }: Begun): Act => ({
  id,
  vault,
  startedAt: now,
  subject,
  state: { stage: 'waiting', dueAt: now + undoMs },
});

/** Ends an act that has not been sent; any other is left as it is. */
export const callOff = (act: Act, result: Result, now: number): Act =>
  act.state.stage === 'waiting' ? over(act, now, result, null) : act;

/**
 * The delay is over. The state that comes back is stored before anything is sent; it is `sending`
 * only if this moment is the right one.
 */
export function fire(act: Act, now: number): Act {
  if (act.state.stage !== 'waiting') return act;
  const { dueAt } = act.state;
  const lateMs = now - dueAt;
  if (lateMs > GRACE_MS || -lateMs > LONGEST_UNDO_MS) return over(act, now, 'too-late', null);
  return lateMs < 0 ? act : { ...act, state: { stage: 'sending', sentAt: now } };
}

/** Refused before anything was sent, for want of a token or access. */
export const refused = (act: Act, failure: Failure, now: number): Act =>
  act.state.stage === 'waiting' ? over(act, now, 'failed', failure) : act;

/** `sending`, and nobody is at it: the outcome is to be found out. */
export const abandoned = (act: Act, now: number): Act =>
  act.state.stage === 'sending' ? looking(act, act.state.sentAt, now, 0, null) : act;

/** What an act is that a dead worker left: what was due then was due before its time. */
export function leftBehind(act: Act, now: number): Act {
  const isMissed = act.state.stage === 'waiting' && isDue(act, now);
  return isMissed ? callOff(act, 'too-late', now) : abandoned(act, now);
}

/** @param watchMs after how long a revoked license is looked at once more */
export function answered(act: Act, answer: Outcome<null>, now: number, watchMs: number): Act {
  if (act.state.stage !== 'sending') return act;
  const { sentAt } = act.state;
  if (answer.ok) return done(act, sentAt, now, watchMs);
  const { failure } = answer;
  if (isSurelyNotDone(failure)) return over(act, now, 'failed', failure, sentAt);
  return looking(act, sentAt, now, 0, failure);
}

/** What a look told, be it for an unknown outcome or for a license that may have come back. */
export function looked(act: Act, look: Look, now: number, watchMs: number): Act {
  const { state } = act;
  if (state.stage === 'watching') {
    const failure = look.ok ? null : look.failure;
    return over(act, now, 'done', failure, state.sentAt, afterwardsOf(look));
  }
  if (state.stage !== 'looking') return act;
  const { sentAt, failure } = state;
  const looks = state.looks + 1;
  if (look.ok && look.sight === 'gone') return done(act, sentAt, now, watchMs);
  if (look.ok && look.sight === 'other') return over(act, now, 'done', null, sentAt, 'came-back');
  // A request that ran out of time may still be at work in the vault: once is not enough.
  const enough = look.ok && look.sight === 'same' ? 2 : MOST_LOOKS;
  if (looks < enough) return looking(act, sentAt, now + watchMs, looks, failure);
  const result = look.ok && look.sight === 'same' ? 'not-done' : 'unknown';
  return over(act, now, result, failure, sentAt);
}

function afterwardsOf(look: Look): 'came-back' | 'stayed-away' | 'could-not-look' {
  if (!look.ok || look.sight === 'cannot-tell') return 'could-not-look';
  return look.sight === 'gone' ? 'stayed-away' : 'came-back';
}

/** A disconnected product does not come back by itself: there is nothing to look at later. */
function done(act: Act, sentAt: number, now: number, watchMs: number): Act {
  if (act.subject.act === 'disconnect-product') return over(act, now, 'done', null, sentAt);
  return { ...act, state: { stage: 'watching', sentAt, doneAt: now, lookAt: now + watchMs } };
}

const looking = (
  act: Act,
  sentAt: number,
  lookAt: number,
  looks: number,
  failure: Failure | null,
): Act => ({ ...act, state: { stage: 'looking', sentAt, lookAt, looks, failure } });

function over(
  act: Act,
  at: number,
  result: Result,
  failure: Failure | null,
  sentAt: number | null = null,
  after: Extract<State, { stage: 'over' }>['after'] = null,
): Act {
  return { ...act, state: { stage: 'over', at, sentAt, result, failure, after } };
}

/** When something is to be done about the act by itself; null: it is over, or under way. */
export function nextAt({ state }: Act): number | null {
  if (state.stage === 'waiting') return state.dueAt;
  return state.stage === 'looking' || state.stage === 'watching' ? state.lookAt : null;
}

/** Whether that time has come. A time further away than any delay belongs to a clock set back. */
export function isDue(act: Act, now: number): boolean {
  const at = nextAt(act);
  if (at === null) return false;
  return (
    now >= at || at - now > (act.state.stage === 'waiting' ? LONGEST_UNDO_MS : LONGEST_WATCH_MS)
  );
}
