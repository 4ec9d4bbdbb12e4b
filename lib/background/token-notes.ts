import { createAlarm } from '#lib/platform/named-alarm.ts';
import { tokenNote } from '#lib/rotation/reminder.ts';
import { nextCheckAt } from '#lib/rotation/retiring.ts';
import { documents } from '#lib/storage/documents.ts';
import { type RotationState, readRotationState } from '#lib/storage/rotation-state.ts';
import type { TokenNote } from '#lib/usage/token-note.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { createLatest } from './latest.ts';
import type { Services } from './services.ts';
import { notifyOf } from './token-digest.ts';

/** Reminders are looked at this often, also where no vault is refreshed any more. */
const LOOK_MINUTES = 6 * 60;

/** Rings for the replaced tokens that are asked for again or wiped, and for reminders. */
export const tokensAlarm = createAlarm('tokens');

/**
 * Brings what is said of the tokens in line with what is stored: the notes that pages paint, the
 * alarm, and the notification. Time alone changes these too, so the alarm comes here as well.
 */
export const showTokens = createLatest(async (services: Services) => {
  const now = services.now();
  const [connections, state] = await Promise.all([
    documents.connections.read(),
    readRotationState(),
  ]);
  const notes = notesOf(connections, state, now);
  // Every write repaints the pages that watch.
  if (JSON.stringify(await documents.tokenNotes.read()) !== JSON.stringify(notes)) {
    await documents.tokenNotes.update(() => notes);
  }
  await setAlarm(connections, now);
  await notifyOf(connections, state, notes, now);
});

function notesOf(
  connections: readonly Connection[],
  { rotations, consumers, reminders }: RotationState,
  now: number,
): Record<string, TokenNote> {
  const notes = connections.map((connection) => {
    const { id } = connection;
    const known = {
      connection,
      rotation: rotations[id] ?? null,
      consumers: consumers[id] ?? [],
      snooze: reminders.snoozes[id] ?? null,
      remindAfterDays: reminders.afterDays,
    };
    return [id, tokenNote(known, now)] as const;
  });
  return Object.fromEntries(notes.flatMap(([id, note]) => (note ? [[id, note] as const] : [])));
}

async function setAlarm(connections: readonly Connection[], now: number): Promise<void> {
  if (connections.length === 0) return await tokensAlarm.clear();
  const checks = connections.flatMap(({ retiring }) =>
    retiring ? [nextCheckAt(retiring, now)] : [],
  );
  await tokensAlarm.set(Math.min(now + LOOK_MINUTES * 60_000, ...checks), LOOK_MINUTES, now);
}
