import * as v from 'valibot';
import { type Failure, needsAdmin } from '#lib/vault/failure.ts';

const MINUTE_MS = 60_000;
/** A person may ask once in this time. */
export const PERSON_PAUSE_MS = 30_000;
/** Numbers younger than this are not asked for again when a popup opens. */
export const FRESH_MS = 60_000;
/** Longer than any round of reading takes; an older lease belongs to a worker that died. */
export const LEASE_MS = 90_000;
/** The longest that a vault can ask for silence. */
const LONGEST_SILENCE_MS = 24 * 60 * MINUTE_MS;

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

export const scheduleSchema = v.object({
  /** When the next automatic refresh is due. */
  nextAt: epochMs,
  /** Failed refreshes in a row. */
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Automatic calls have stopped until the admin acts. */
  stopped: v.boolean(),
  /** The vault asked for silence until then (429). Nobody may ask before. */
  silentUntil: v.nullable(epochMs),
  /** When a person last asked. */
  personAt: v.nullable(epochMs),
  /** When the last attempt began, by whomever. */
  attemptAt: v.nullable(epochMs),
  /** A refresh is under way until then, unless its worker died. */
  leaseUntil: v.nullable(epochMs),
});
/** When one vault is asked again. */
export type Schedule = v.InferOutput<typeof scheduleSchema>;

export const newSchedule: Schedule = {
  nextAt: 0,
  failures: 0,
  stopped: false,
  silentUntil: null,
  personAt: null,
  attemptAt: null,
  leaseUntil: null,
};

/** A number from 0 (included) to 1. */
export type Random = () => number;

/** The next regular refresh, up to a tenth early or late so that many browsers do not ask at once. */
export function afterSuccess(
  schedule: Schedule,
  { now, minutes, random }: { now: number; minutes: number; random: Random },
): Schedule {
  const nextAt = Math.round(now + minutes * MINUTE_MS * (0.9 + 0.2 * random()));
  return { ...schedule, nextAt, failures: 0, stopped: false, silentUntil: null, leaseUntil: null };
}

/**
 * Back-off of 1, 2, 4 ... 60 minutes with full jitter (at least 30 seconds, which is the shortest
 * alarm); what the vault asks for with Retry-After wins; what only the admin can mend stops.
 */
export function afterFailure(
  schedule: Schedule,
  failure: Failure,
  { now, random }: { now: number; random: Random },
): Schedule {
  const failures = schedule.failures + 1;
  const backOffMs = Math.min(60, 2 ** Math.min(failures - 1, 6)) * MINUTE_MS * random();
  const silentUntil = failure.kind === 'rate-limited' ? failure.until : null;
  const nextAt = silentUntil ?? Math.round(now + Math.max(PERSON_PAUSE_MS, backOffMs));
  return {
    ...schedule,
    nextAt,
    failures,
    stopped: needsAdmin(failure),
    silentUntil,
    leaseUntil: null,
  };
}

export type Asker = 'alarm' | 'popup' | 'person';

/**
 * Whether this asker may call the vault now.
 *
 * Times from the future (the clock was set back) count as long past, so that neither a loop nor a
 * silence of years follows from a wrong clock.
 *
 * @returns yes, or when to ask again in epoch milliseconds (null: not before the admin acts)
 */
export function mayAsk(
  schedule: Schedule,
  asker: Asker,
  now: number,
): { yes: true } | { yes: false; until: number | null } {
  const blocked = (until: number, longestMs: number) => isAhead(until, now, longestMs);
  const since = (at: number | null, ms: number) =>
    at !== null && at <= now && now - at < ms ? at + ms : null;

  const { leaseUntil } = schedule;
  if (leaseUntil !== null && blocked(leaseUntil, LEASE_MS))
    return { yes: false, until: leaseUntil };
  const silentUntil = silence(schedule, now);
  if (silentUntil !== null) return { yes: false, until: silentUntil };
  if (asker === 'person') {
    const until = since(schedule.personAt, PERSON_PAUSE_MS);
    return until === null ? { yes: true } : { yes: false, until };
  }
  if (schedule.stopped) return { yes: false, until: null };
  if (asker === 'popup') {
    const until = since(schedule.attemptAt, FRESH_MS);
    return until === null ? { yes: true } : { yes: false, until };
  }
  const due = !blocked(schedule.nextAt, 3 * 60 * MINUTE_MS);
  return due ? { yes: true } : { yes: false, until: schedule.nextAt };
}

/** Until when the vault asked for silence, whoever wants to ask; null when it did not, or no more. */
export function silence({ silentUntil }: Schedule, now: number): number | null {
  return silentUntil !== null && isAhead(silentUntil, now, LONGEST_SILENCE_MS) ? silentUntil : null;
}

/** A time that is ahead by more than it can be was set by a wrong clock. */
const isAhead = (until: number, now: number, longestMs: number) =>
  until > now && until - now <= longestMs;

/** The vault asked for silence while it answered something else: nothing is due before its end. */
export function keepSilent(schedule: Schedule, until: number): Schedule {
  return { ...schedule, silentUntil: until, nextAt: Math.max(schedule.nextAt, until) };
}

/**
 * When the alarm must ring for the earliest of these: now for one that a wrong clock has put off.
 *
 * @returns epoch milliseconds; null when all have stopped
 */
export function nextAlarm(schedules: readonly Schedule[], now: number): number | null {
  const due = schedules
    .filter(({ stopped }) => !stopped)
    .map(({ nextAt }) =>
      nextAt <= now || isAhead(nextAt, now, LONGEST_SILENCE_MS) ? nextAt : now,
    );
  return due.length === 0 ? null : Math.min(...due);
}
