import * as v from 'valibot';
import { local } from '#lib/platform/areas.ts';
import { type Consumer, consumerSchema } from '#lib/rotation/consumer.ts';
import { toldSchema } from '#lib/rotation/digest.ts';
import { REMIND_AFTER_DAYS, snoozeSchema } from '#lib/rotation/reminder.ts';
import { type Rotation, rotationSchema } from '#lib/rotation/rotation.ts';
import { defineDocument } from './document.ts';
import { follow } from './follow.ts';
import { workerDocuments } from './worker-documents.ts';

const { least, usual, most } = REMIND_AFTER_DAYS;

export const remindersSchema = v.object({
  /** From which age on a token is spoken of. */
  afterDays: v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)),
  /** Notifications of the browser; off until the admin switches them on. */
  notify: v.boolean(),
  /** By vault. */
  snoozes: v.record(v.string(), snoozeSchema),
  /** What notifications have told. The background's own. */
  told: toldSchema,
});
export type Reminders = v.InferOutput<typeof remindersSchema>;

const defaultReminders: Reminders = { afterDays: usual, notify: false, snoozes: {}, told: {} };

/** What only the background and the options page read: the popup paints from `tokenNotes`. */
export const rotationDocuments = {
  /** The last rotation of each vault's token, finished ones too. */
  rotations: defineDocument({
    key: 'rotations',
    version: 1,
    schema: v.record(v.string(), rotationSchema),
    fallback: {},
  }),
  /** What uses each vault's token, in the admin's order. */
  consumers: defineDocument({
    key: 'consumers',
    version: 1,
    schema: v.record(v.string(), v.array(consumerSchema)),
    fallback: {},
  }),
  reminders: defineDocument({
    key: 'reminders',
    version: 1,
    schema: remindersSchema,
    fallback: defaultReminders,
  }),
};

/** What the section "Token and rotation" shows, besides the connections. */
export interface RotationState {
  rotations: Record<string, Rotation>;
  consumers: Record<string, Consumer[]>;
  reminders: Reminders;
  /** Origins of the vault pages where Seatkeeper was dismissed for good. */
  hidden: string[];
}

export const emptyRotationState: RotationState = {
  rotations: {},
  consumers: {},
  reminders: defaultReminders,
  hidden: [],
};

const { rotations, consumers, reminders } = rotationDocuments;
const { dismissedPages } = workerDocuments;
const keys = [rotations.key, consumers.key, reminders.key, dismissedPages.key];

/** Reads it in one storage call, without the background. */
export async function readRotationState(): Promise<RotationState> {
  const raw = await local.read(keys);
  return {
    rotations: rotations.decode(raw[rotations.key]),
    consumers: consumers.decode(raw[consumers.key]),
    reminders: reminders.decode(raw[reminders.key]),
    hidden: dismissedPages.decode(raw[dismissedPages.key]),
  };
}

/** Follows the rotations, until the signal aborts. */
export function watchRotationState(
  onChange: (state: RotationState) => void,
  signal: AbortSignal,
): void {
  const watch = (changed: () => void) => local.watch(keys, changed, signal);
  follow({ read: readRotationState, watch }, onChange, signal);
}
