import * as v from 'valibot';
import { failureSchema } from '#lib/vault/failure.ts';
import { userLicenseSchema } from '#lib/vault/records.ts';
import { afterwards, userSchema } from './act.ts';
import { MOST_LEAVERS } from './leavers-list.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

const itemSchema = v.object({
  license: userLicenseSchema,
  state: v.picklist([
    /** As the dry run found it. */
    'held',
    /** Stored before the request leaves. */
    'sending',
    'revoked',
    /** Sent without a clear answer, and seen afterwards to be still held. */
    'not-done',
    'failed',
    'unknown',
  ]),
  /** The last request for it: when, and whether for this license or for all of the user. */
  sentAt: v.nullable(epochMs),
  sentBy: v.nullable(v.picklist(['revoke-one', 'revoke-all'])),
  failure: v.nullable(failureSchema),
  after: v.nullable(v.picklist(afterwards)),
});
/** One license of one leaver. */
export type Item = v.InferOutput<typeof itemSchema>;

const rowSchema = v.object({
  user: userSchema,
  /** `unknown-user`: the vault knows nobody of this name, so nothing is held. */
  check: v.picklist(['waiting', 'done', 'unknown-user', 'failed']),
  failure: v.nullable(failureSchema),
  /** Revoking takes only rows that are ticked. */
  chosen: v.boolean(),
  items: v.pipe(v.array(itemSchema), v.maxLength(200)),
});
/** One person of the list, and what came of it. */
export type Row = v.InferOutput<typeof rowSchema>;

export const leaversRunSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  vault: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  startedAt: epochMs,
  phase: v.picklist(['check', 'revoke']),
  status: v.picklist(['running', 'paused', 'stopped', 'done']),
  /** Why it does not run, where not a person paused it. */
  why: v.nullable(
    v.variant('kind', [
      v.object({ kind: v.literal('failure'), failure: failureSchema }),
      /** The browser or the worker was ended in the middle, or the computer slept. */
      v.object({ kind: v.literal('interrupted') }),
      v.object({ kind: v.literal('read-only') }),
      v.object({ kind: v.literal('budget') }),
    ]),
  ),
  /** When the next step is due; a step that is late is not taken. Null: none is. */
  dueAt: v.nullable(epochMs),
  /** When the revoked licenses are looked at once more. */
  lookAt: v.nullable(epochMs),
  /** The admin was asked, and goes on beyond the plan's revocations of this month. */
  beyondBudget: v.boolean(),
  rows: v.pipe(v.array(rowSchema), v.maxLength(MOST_LEAVERS)),
});
/** A list of leavers: first looked up (nothing changes), then revoked one at a time. */
export type LeaversRun = v.InferOutput<typeof leaversRunSchema>;

export type Stop = NonNullable<LeaversRun['why']>;

/**
 * Whether the run must outlive the browser: from the first revocation that is due until the last
 * look. What was only pasted and looked up is kept in memory.
 */
export const mustOutlive = ({ phase, status, lookAt }: LeaversRun): boolean =>
  phase === 'revoke' && (status !== 'done' || lookAt !== null);

/** The longest wait before a list is looked at once more: what is further away was set by another clock. */
const LONGEST_LOOK_MS = 3_600_000;

export const isLookDue = ({ lookAt }: LeaversRun, now: number): boolean =>
  lookAt !== null && (now >= lookAt || lookAt - now > LONGEST_LOOK_MS);

/** Where the next license to revoke stands; null: none is left. */
export function nextItem(run: LeaversRun): { row: number; item: number } | null {
  for (const [row, { chosen, items }] of run.rows.entries()) {
    const item = chosen ? items.findIndex(({ state }) => state === 'held') : -1;
    if (item >= 0) return { row, item };
  }
  return null;
}

/** The next person to look up; null: everybody was. */
export function nextUnchecked(run: LeaversRun): number | null {
  const row = run.rows.findIndex(({ check }) => check === 'waiting');
  return row === -1 ? null : row;
}

/** Licenses that are still to be revoked. */
export const leftToRevoke = (run: LeaversRun): number =>
  run.rows
    .filter(({ chosen }) => chosen)
    .reduce((sum, { items }) => sum + items.filter(({ state }) => state === 'held').length, 0);
