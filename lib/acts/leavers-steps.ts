import type { Failure, Outcome } from '#lib/vault/failure.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import { withoutTraces } from './act.ts';
import type { Item, LeaversRun, Row, Stop } from './leavers-run.ts';
import { judgeLicenses, type Look } from './sight.ts';

export const newRun = (
  id: string,
  vault: string,
  users: readonly string[],
  now: number,
): LeaversRun => ({
  id,
  vault,
  startedAt: now,
  phase: 'check',
  status: 'running',
  why: null,
  dueAt: now,
  lookAt: null,
  beyondBudget: false,
  rows: users.map((user) => ({ user, check: 'waiting', failure: null, chosen: false, items: [] })),
});

export const changeRow = (run: LeaversRun, at: number, change: (row: Row) => Row): LeaversRun => ({
  ...run,
  rows: run.rows.map((row, index) => (index === at ? change(row) : row)),
});

/** Changes items of one row; `which` null: all that are held. */
export const changeItems = (
  run: LeaversRun,
  at: number,
  which: readonly number[],
  change: (item: Item) => Item,
): LeaversRun =>
  changeRow(run, at, (row) => ({
    ...row,
    items: row.items.map((item, index) => (which.includes(index) ? change(item) : item)),
  }));

/** What the dry run found for one person. Whoever holds something is ticked. */
export function checkedRow(row: Row, answer: Outcome<UserLicense[]>): Row {
  if (!answer.ok) {
    const nobody = isNobody(answer.failure);
    return nobody
      ? { ...row, check: 'unknown-user' }
      : { ...row, check: 'failed', failure: answer.failure };
  }
  const items = answer.value.slice(0, 200).map(
    (license): Item => ({
      license: withoutTraces(license),
      state: 'held',
      sentAt: null,
      sentBy: null,
      failure: null,
      after: null,
    }),
  );
  return { ...row, check: 'done', failure: null, chosen: items.length > 0, items };
}

/** The vault says that there is nobody of this name: then they hold nothing. */
export const isNobody = ({ kind }: Failure): boolean =>
  ['unknown-user', 'not-found'].some((nobody) => nobody === kind);

/** A look at one item, as {@link Look}. */
export function lookAtItem(user: string, item: Item, answer: Outcome<UserLicense[]>): Look {
  if (!answer.ok && !isNobody(answer.failure)) return { ok: false, failure: answer.failure };
  const licenses = answer.ok ? answer.value : [];
  const subject = { act: 'revoke-one', user, license: item.license } as const;
  return { ok: true, sight: judgeLicenses(subject, licenses, item.sentAt ?? 0) };
}

/** An outcome that was not clear, after a look. */
export function foundOut(item: Item, look: Look): Item {
  if (!look.ok || look.sight === 'cannot-tell') return { ...item, state: 'unknown' };
  if (look.sight === 'same') return { ...item, state: 'not-done' };
  const after = look.sight === 'other' ? 'came-back' : null;
  return { ...item, state: 'revoked', failure: null, after };
}

/** What a look must clear up: doubts at any time, and at the end everything that was sent for. */
export const isToBeSeen = ({ status }: LeaversRun, { state, sentAt }: Item): boolean =>
  state === 'unknown' || (status === 'done' && sentAt !== null && state !== 'failed');

/** A license that was sent for, looked at once more. */
export function seenAgain(item: Item, look: Look): Item {
  if (item.state !== 'revoked') return foundOut(item, look);
  if (!look.ok || look.sight === 'cannot-tell') return { ...item, after: 'could-not-look' };
  return { ...item, after: look.sight === 'gone' ? 'stayed-away' : 'came-back' };
}

/** What a list is that a dead worker left. */
export function leftBehind(run: LeaversRun, now: number): LeaversRun {
  const isMissed = run.status === 'running' && now >= (run.dueAt ?? 0);
  const isDoubtful = run.rows.some(({ items }) => items.some(({ state }) => state === 'sending'));
  const rows = run.rows.map((row) => ({
    ...row,
    items: row.items.map(
      (item): Item => (item.state === 'sending' ? { ...item, state: 'unknown' } : item),
    ),
  }));
  const seen = isDoubtful ? { ...run, rows, lookAt: now } : run;
  return isMissed ? stopped(seen, { kind: 'interrupted' }) : seen;
}

export const stopped = (run: LeaversRun, why: Stop): LeaversRun => ({
  ...run,
  status: why.kind === 'interrupted' ? 'paused' : 'stopped',
  why,
  dueAt: null,
});
