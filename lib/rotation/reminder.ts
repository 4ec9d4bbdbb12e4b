import * as v from 'valibot';
import type { TokenNote } from '#lib/usage/token-note.ts';
import type { Connection, TokenFacts } from '#lib/vault/connection.ts';
import { type Consumer, ticked } from './consumer.ts';
import { isUnderWay, type Rotation, rotationStep } from './rotation.ts';
import { DAY_MS, expiryLevel, tokenAge } from './token-age.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The admin does not want to hear of this vault's token for a while. */
export const snoozeSchema = v.object({ at: epochMs, until: epochMs });
export type Snooze = v.InferOutput<typeof snoozeSchema>;

export const REMIND_AFTER_DAYS = { least: 7, usual: 90, most: 730 } as const;

interface Known {
  connection: Pick<Connection, 'token' | 'candidate' | 'retiring'>;
  rotation: Rotation | null;
  consumers: readonly Pick<Consumer, 'tickedAt'>[];
  snooze: Snooze | null;
  remindAfterDays: number;
}

/**
 * What is to be said of a vault's token now; null when nothing is. An unfinished rotation comes
 * first and cannot be snoozed: something may not be working until it is finished.
 *
 * @param now epoch milliseconds
 */
export function tokenNote(known: Known, now: number): TokenNote | null {
  const { rotation, consumers, connection, snooze } = known;
  if (isUnderWay(rotation)) {
    const waitsFor = waitingFor(rotation, connection);
    const left = waitsFor === 'token' ? 0 : consumers.length - ticked(consumers);
    return { kind: 'rotation', waitsFor: left > 0 ? 'consumers' : waitsFor, left };
  }
  return expiryNote(connection.token, snooze, now) ?? ageNote(known, now);
}

function waitingFor(rotation: Rotation, connection: Known['connection']) {
  if (rotation.provenAt === null) return 'token';
  return rotationStep(rotation, connection) === 'ticking' ? 'consumers' : 'old';
}

/** A snooze ends early when the token's end comes a level nearer, and the last day is not snoozed. */
function expiryNote(token: TokenFacts, snooze: Snooze | null, now: number): TokenNote | null {
  const level = expiryLevel(token, now);
  if (level === null || token.expiresAt === null) return null;
  const sameLevel = snooze !== null && expiryLevel(token, snooze.at) === level;
  if (sameLevel && level > 1 && isSnoozed(snooze, now)) return null;
  return { kind: 'expires', at: token.expiresAt, level };
}

function ageNote({ connection, snooze, remindAfterDays }: Known, now: number): TokenNote | null {
  const { days, since, surely } = tokenAge(connection.token, now);
  if (days < remindAfterDays || isSnoozed(snooze, now)) return null;
  return { kind: 'old', since, surely };
}

/** A snooze that begins in the future is of a clock that was wrong, and counts for nothing. */
function isSnoozed(snooze: Snooze | null, now: number): boolean {
  return snooze !== null && snooze.at <= now && now < snooze.until;
}

/** @param days how long nothing is said */
export const snoozeFor = (days: number, now: number): Snooze => ({
  at: now,
  until: now + days * DAY_MS,
});
