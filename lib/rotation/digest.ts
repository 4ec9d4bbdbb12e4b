import * as v from 'valibot';
import type { TokenNote } from '#lib/usage/token-note.ts';
import { DAY_MS } from './token-age.ts';

/** One vault's token in the digest: what the notification says of it. */
export interface DigestItem {
  /** The vault's id and title. */
  id: string;
  title: string;
  what: TokenNote | { kind: 'rejected' };
}

/** What was told, by what it is: null as long as it is true, then since when it is not. */
export const toldSchema = v.record(
  v.string(),
  v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
);
export type Told = v.InferOutput<typeof toldSchema>;

/** What comes back within this time was never gone: a state that wavers does not nag. */
export const HYSTERESIS_MS = 6 * 60 * 60_000;
/** A rotation is not spoken of while somebody is most likely at it. */
const ROTATION_QUIET_MS = DAY_MS;

const keyOf = ({ id, what }: DigestItem) =>
  what.kind === 'expires' ? `${id} expires ${what.level}` : `${id} ${what.kind}`;

/** Whether a rotation has been lying about for long enough to be spoken of. */
export function isForgotten(
  { startedAt, provenAt }: { startedAt: number; provenAt: number | null },
  now: number,
): boolean {
  return now - (provenAt ?? startedAt) >= ROTATION_QUIET_MS;
}

/**
 * Whether a notification is due: one digest of everything that is true, as soon as something in it
 * is new. Each change of state is told once.
 *
 * @param now epoch milliseconds
 * @returns what to remember of it
 */
export function digest(
  items: readonly DigestItem[],
  told: Told,
  now: number,
): { due: boolean; told: Told } {
  const keys = items.map(keyOf);
  const gone = Object.entries(told)
    .filter(([key]) => !keys.includes(key))
    // A time of the future is of a clock that was wrong.
    .map(([key, since]) => [key, Math.min(since ?? now, now)] as const)
    .filter(([, since]) => now - since < HYSTERESIS_MS);
  return {
    due: keys.some((key) => !Object.hasOwn(told, key) || isOver(told[key] ?? null, now)),
    told: Object.fromEntries([...gone, ...keys.map((key) => [key, null] as const)]),
  };
}

const isOver = (since: number | null, now: number) =>
  since !== null && now - since >= HYSTERESIS_MS;
