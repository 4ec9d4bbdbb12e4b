import * as v from 'valibot';
import { userSchema } from '#lib/acts/act.ts';
import type { Budget } from '#lib/acts/budget.ts';
import { MOST_LEAVERS } from '#lib/acts/leavers-list.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { productNameSchema, type UserLicense, userLicenseSchema } from '#lib/vault/records.ts';
import { command, id, text } from './command.ts';

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** The admin was asked, and goes on beyond the plan's revocations of this month. */
const beyondBudget = v.optional(v.boolean());
/** The list that the person sees: nothing is done to another one that has taken its place. */
const run = v.optional(id);
/** What the person typed into `Type NAME to confirm`. */
const typed = text(1000);

/** Finding users, changing a vault, and taking it back while it can be. */
export const actsCommands = [
  command('users.find', { vault: id, user: userSchema }),
  /** That user's denied requests of the last days. */
  command('users.denials', { vault: id, user: userSchema }),
  /** Names like this text, of users seen in denials and reports. */
  command('users.suggest', { vault: id, text: text(200) }),
  /** Names that a report has shown, to be suggested until the browser closes. */
  command('users.seen', { vault: id, names: v.pipe(v.array(userSchema), v.maxLength(5_000)) }),

  /** `user`: as the admin asked for them. Nothing is sent before the undo delay is over. */
  command('acts.revokeOne', {
    vault: id,
    user: userSchema,
    license: userLicenseSchema,
    beyondBudget,
  }),
  command('acts.revokeAll', {
    vault: id,
    user: userSchema,
    typed,
    /** How many licenses the page shows. */
    held: v.nullable(wholeNumber(0, 10_000)),
    beyondBudget,
  }),
  command('acts.disconnect', { vault: id, product: productNameSchema, typed }),
  /** What this month has left of a plan's revocations. */
  command('acts.month', { vault: id }),
  command('acts.undo', { act: id }),
  /** Does what is due: asked by a page that sees that it was not done. */
  command('acts.sweep', {}),
  /** Takes an act that is over off the pages; the audit log keeps it. */
  command('acts.dismiss', { act: id }),
  /** Absent fields stay. */
  command('acts.settings', {
    readOnly: v.optional(v.boolean()),
    undoSeconds: v.optional(wholeNumber(5, 20)),
    cameBackSeconds: v.optional(wholeNumber(1, 3600)),
    bulkPauseMs: v.optional(wholeNumber(0, 60_000)),
  }),

  /** Looks everybody up; changes nothing. Takes the place of the list before. */
  command('leavers.check', {
    vault: id,
    users: v.pipe(v.array(userSchema), v.maxLength(MOST_LEAVERS)),
  }),
  command('leavers.choose', { run, row: wholeNumber(0, MOST_LEAVERS), chosen: v.boolean() }),
  command('leavers.revoke', { run, beyondBudget }),
  /** Before the first one is sent: back to what was looked up. */
  command('leavers.undo', {}),
  command('leavers.pause', {}),
  command('leavers.resume', { run, beyondBudget }),
  /** Ends it and forgets the list. What was revoked stays revoked, and in the audit log. */
  command('leavers.cancel', {}),
] as const;

/** One denied request of a user, without host and address. */
export interface UserDenial {
  at: number;
  product: string;
  reason: string | null;
}

/** What each of them answers. Progress and outcomes come by storage. */
export interface ActsAnswers {
  'users.find': { licenses: UserLicense[]; failure: Failure | null };
  /** `days`: how far back was looked. */
  'users.denials': {
    denials: UserDenial[];
    days: number;
    truncated: boolean;
    failure: Failure | null;
  };
  'users.suggest': { names: string[] };
  'users.seen': null;
  'acts.revokeOne': { act: string };
  'acts.revokeAll': { act: string };
  'acts.disconnect': { act: string };
  /** Null: the plan has no known limit. */
  'acts.month': { budget: Budget | null };
  'acts.undo': null;
  'acts.sweep': null;
  'acts.dismiss': null;
  'acts.settings': null;
  'leavers.check': null;
  'leavers.choose': null;
  'leavers.revoke': null;
  'leavers.undo': null;
  'leavers.pause': null;
  'leavers.resume': null;
  'leavers.cancel': null;
}

/** Why an act was not begun, or not taken back. */
export type ActProblem =
  | { kind: 'read-only' }
  /** Nothing says how this vault does it, or the admin has not confirmed it. */
  | { kind: 'not-bound'; failure: Failure }
  /** The plan's revocations of this month do not suffice: ask the admin again. */
  | { kind: 'budget'; limit: number; used: number; wanted: number }
  /** What was typed is not the name. */
  | { kind: 'typed-name' }
  | { kind: 'already-under-way' }
  | { kind: 'too-late-to-undo' }
  | { kind: 'list-empty' }
  /** Another list is being revoked, or there is none in the state that was asked for. */
  | { kind: 'list-state' };
