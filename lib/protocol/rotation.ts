import * as v from 'valibot';
import { consumerFactsSchema } from '#lib/rotation/consumer.ts';
import { REMIND_AFTER_DAYS } from '#lib/rotation/reminder.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { command, id } from './command.ts';

const { name: title, kind, where, note } = consumerFactsSchema.entries;
const { least, most } = REMIND_AFTER_DAYS;
const days = (from: number, to: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

/** What uses a vault's token, replacing the token without breaking it, and being reminded of both. */
export const rotationCommands = [
  command('consumer.add', { id, title, kind, where, note }),
  command('consumer.edit', { id, consumer: id, title, kind, where, note }),
  command('consumer.remove', { id, consumer: id }),
  /** The admin says that it has the token in use, or that it has not. */
  command('consumer.tick', { id, consumer: id, ticked: v.boolean() }),
  command('rotation.start', { id }),
  /** The consumers are listed: go on to the new token. */
  command('rotation.next', { id }),
  /** End the assistant. What was done stays done. */
  command('rotation.cancel', { id }),
  /** Ask the vault whether it still takes the replaced token. */
  command('rotation.checkOld', { id }),
  /** Wipe the copy of the replaced token now. */
  command('rotation.wipeOld', { id }),
  /** When the token in use ends, as its page says; null: not known. Local midnight of that day. */
  command('token.expires', {
    id,
    at: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))),
  }),
  command('reminder.snooze', { id, days: days(1, 365) }),
  /** Absent fields stay. */
  command('reminder.save', {
    afterDays: v.optional(days(least, most)),
    notify: v.optional(v.boolean()),
  }),
  /** Undo "Hide for good" on the pages of this host. */
  command('page.showAgain', {
    host: v.pipe(v.string(), v.regex(/^[a-z\d.-]{1,253}(?::\d{1,5})?$/)),
  }),
] as const;

/** What each of them answers. */
export interface RotationAnswers {
  'consumer.add': { consumer: string };
  'consumer.edit': null;
  'consumer.remove': null;
  'consumer.tick': null;
  'rotation.start': null;
  'rotation.next': null;
  'rotation.cancel': null;
  /** `works`: null when the vault did not say. */
  'rotation.checkOld': { works: boolean | null; failure: Failure | null };
  'rotation.wipeOld': null;
  'token.expires': null;
  'reminder.snooze': null;
  'reminder.save': null;
  'page.showAgain': null;
}

/** Why one of them was not carried out. */
export type RotationProblem =
  | { kind: 'unknown-consumer' }
  | { kind: 'too-many-consumers'; most: number }
  /** There is no rotation under way, or it has gone on meanwhile. */
  | { kind: 'no-rotation' }
  /** The replaced token is gone already: nothing of it is kept. */
  | { kind: 'no-old-token' };
