import { auditEntriesOf } from '#lib/acts/leavers-audit.ts';
import { isLookDue, type LeaversRun, nextItem, nextUnchecked } from '#lib/acts/leavers-run.ts';
import {
  changeItems,
  changeRow,
  checkedRow,
  isToBeSeen,
  leftBehind,
  lookAtItem,
  seenAgain,
  stopped,
} from '#lib/acts/leavers-steps.ts';
import { GRACE_MS } from '#lib/acts/steps.ts';
import { whileAwake } from '#lib/platform/stay-awake.ts';
import { documents } from '#lib/storage/documents.ts';
import { readLeavers, updateLeavers } from '#lib/storage/leavers.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { recordEntries, setAlarm, vaultFacts } from './act-record.ts';
import { overBudget } from './acts.ts';
import type { ActsClient, BoundVaults } from './bound-vaults.ts';
import { type By, orUnknown, sendItem, stopsList } from './leavers-send.ts';
import { findConnection } from './record.ts';
import type { Services } from './services.ts';

/** Between two people that are looked up. */
const CHECK_PAUSE_MS = 100;
/** Longer than every pause and delay there is. */
const LONGEST_WAIT_MS = 90_000;

/** Works a list of leavers off, one step at a time; each step is stored before the next. */
export type LeaversEngine = ReturnType<typeof createLeaversEngine>;

export function createLeaversEngine(services: Services, vaults: BoundVaults) {
  let disarm = () => {
    // Nothing is armed yet.
  };
  let inHand = false;

  /** Sets the timer for the list's next step, and the alarm behind it. */
  async function arm(run: LeaversRun | null): Promise<void> {
    disarm();
    const at = run?.status === 'running' ? run.dueAt : (run?.lookAt ?? null);
    if (at !== null) disarm = services.setTimer(step, Math.max(0, at - services.now()));
    await setAlarm(services);
  }

  async function step(): Promise<void> {
    if (inHand) return;
    inHand = true;
    try {
      await whileAwake(takeStep);
    } finally {
      inHand = false;
    }
    await arm(await readLeavers());
  }

  async function takeStep(): Promise<void> {
    const run = await readLeavers();
    if (run?.status === 'running') await carryOn(run);
    else if (run && isLookDue(run, services.now())) await look(run);
  }

  /** Changes this very list; one that was cancelled meanwhile stays cancelled. */
  const change = (run: LeaversRun, then: (current: LeaversRun) => LeaversRun) =>
    updateLeavers((current) => (current?.id === run.id ? then(current) : current));

  async function carryOn(run: LeaversRun): Promise<void> {
    const now = services.now();
    const waitMs = (run.dueAt ?? 0) - now;
    // Late, or so early that the clock was set back: either way nobody expects it now.
    const isLate = waitMs < -GRACE_MS || waitMs > LONGEST_WAIT_MS;
    if (run.phase === 'revoke' && isLate) {
      await change(run, (current) => stopped(current, { kind: 'interrupted' }));
      return;
    }
    if (waitMs > 0 && waitMs <= LONGEST_WAIT_MS) return;
    const connection = await findConnection(run.vault);
    const client = connection && (await vaults.clientFor(connection));
    if (!connection || !client) return void (await updateLeavers(() => null));
    if (!client.ok) {
      const { failure } = client;
      await change(run, (current) => stopped(current, { kind: 'failure', failure }));
    } else if (run.phase === 'check') await checkNext(run, client.value);
    else await revokeNext(run, client.value, connection);
  }

  async function checkNext(run: LeaversRun, client: ActsClient): Promise<void> {
    const at = nextUnchecked(run);
    if (at === null) {
      await change(run, (current) => ({ ...current, status: 'done', dueAt: null }));
      return;
    }
    const answer = await orUnknown(client.userLicenses(run.rows[at]?.user ?? ''));
    await change(run, (current) => {
      if (!answer.ok && stopsList(answer.failure)) {
        return stopped(current, { kind: 'failure', failure: answer.failure });
      }
      const next = changeRow(current, at, (row) => checkedRow(row, answer));
      return nextStep(next, CHECK_PAUSE_MS);
    });
  }

  /** What was paused meanwhile stays paused, with the result of the step that was under way. */
  const nextStep = (run: LeaversRun, pauseMs: number): LeaversRun =>
    run.status === 'running' ? { ...run, dueAt: services.now() + pauseMs } : run;

  async function revokeNext(
    run: LeaversRun,
    client: ActsClient,
    connection: Connection,
  ): Promise<void> {
    const { readOnly, bulkPauseMs, cameBackSeconds } = await documents.settings.read();
    const next = nextItem(run);
    if (next === null) {
      const lookAt = services.now() + cameBackSeconds * 1000;
      await change(run, (current) => ({ ...current, status: 'done', dueAt: null, lookAt }));
      return;
    }
    const row = run.rows[next.row];
    const item = row?.items[next.item];
    if (!row || !item) return;
    const by: By = (await vaults.isBound(connection, 'revoke-one')) ? 'revoke-one' : 'revoke-all';
    const held = row.items.flatMap(({ state }, index) => (state === 'held' ? index : []));
    const which = by === 'revoke-one' ? [next.item] : held;

    const over = run.beyondBudget ? null : await overBudget(services, connection, which.length);
    if (readOnly || over) {
      const kind = readOnly ? 'read-only' : 'budget';
      await change(run, (current) => stopped(current, { kind }));
      return;
    }
    const sending = await change(run, (current) =>
      current.status === 'running'
        ? changeItems(current, next.row, which, (one) => ({
            ...one,
            state: 'sending',
            sentAt: services.now(),
            sentBy: by,
            failure: null,
          }))
        : current,
    );
    const isOurs = sending?.rows[next.row]?.items[next.item]?.state === 'sending';
    if (!isOurs || sending.id !== run.id) return;
    await record(sending, next.row, connection);

    const { change: outcome, stop } = await sendItem(client, by, row.user, item);
    // Written from what was sent, not from what is stored: the list may have been cancelled.
    const sent = changeItems(sending, next.row, which, outcome);
    await change(run, (current) => {
      const after = changeItems(current, next.row, which, outcome);
      if (stop) return stopped(after, { kind: 'failure', failure: stop });
      return nextStep(after, bulkPauseMs);
    });
    await record(sent, next.row, connection);
  }

  const record = (run: LeaversRun, row: number, connection: Connection) =>
    recordEntries(services, auditEntriesOf(run, row, vaultFacts(connection)));

  /** Looks at what is unknown, and at the end once more at everything that was sent. Reads only. */
  async function look(run: LeaversRun): Promise<void> {
    const connection = await findConnection(run.vault);
    if (!connection) return void (await updateLeavers(() => null));
    const client = await vaults.clientFor(connection);
    for (const [at, { user, items }] of run.rows.entries()) {
      if (!items.some((item) => isToBeSeen(run, item))) continue;
      const answer = client.ok ? await orUnknown(client.value.userLicenses(user)) : client;
      const seen = await change(run, (current) =>
        changeRow(current, at, (row) => ({
          ...row,
          items: row.items.map((item) =>
            isToBeSeen(run, item) ? seenAgain(item, lookAtItem(user, item, answer)) : item,
          ),
        })),
      );
      if (seen?.id !== run.id) return;
      await record(seen, at, connection);
    }
    await change(run, (current) => ({ ...current, lookAt: null }));
  }

  /**
   * Once, when the worker begins: a list that a dead worker left does not go on by itself, and what
   * it was sending is to be looked up. Storage alone; nothing is asked of a vault.
   */
  const takeUp = () =>
    updateLeavers((run) => run && leftBehind(run, services.now())).then(() => undefined);

  return { arm, takeUp, sweep: step };
}
