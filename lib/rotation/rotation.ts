import * as v from 'valibot';
import { type Connection, type TokenFacts, tokenFactsSchema } from '#lib/vault/connection.ts';
import { type Consumer, ticked } from './consumer.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const { fingerprint, savedAt } = tokenFactsSchema.entries;

/**
 * What became of the replaced token. `refused`: the vault no longer takes it. `wiped`: the admin had
 * our copy removed; `expired`: it was removed after a day. `unknown`: it could not be asked for.
 */
export const oldEnds = ['refused', 'wiped', 'expired', 'unknown'] as const;
export type OldEnd = (typeof oldEnds)[number];

/**
 * One rotation of a vault's token, as facts with their times. Which step it is at follows from these
 * and from the connection, so that a worker that dies between two writes leaves nothing contradictory.
 */
export const rotationSchema = v.object({
  startedAt: epochMs,
  /** When the admin had listed what uses the token. */
  listedAt: v.nullable(epochMs),
  /** The token in use when this was last looked at; together these two tell it from any other. */
  token: v.object({ fingerprint, savedAt }),
  /** When that token replaced another, which is what this is about; null: not yet. */
  provenAt: v.nullable(epochMs),
  /** The replaced token; null: none yet. */
  old: v.nullable(v.object({ fingerprint })),
  oldEnd: v.nullable(
    v.object({
      how: v.picklist(oldEnds),
      at: epochMs,
      /** When the vault last took it although it had been replaced; null: never seen. */
      workedAt: v.nullable(epochMs),
    }),
  ),
  finishedAt: v.nullable(epochMs),
});
export type Rotation = v.InferOutput<typeof rotationSchema>;

/** In their order. No rotation at all is `null` everywhere. */
export const rotationSteps = [
  /** The admin lists what uses the token. */
  'preparing',
  /** A new token is to be made on the vault's Settings page. */
  'waiting-for-token',
  /** It is kept, and no call has succeeded with it yet. */
  'captured',
  /** It works and is in use; whether the old one still does is not known yet. */
  'proven',
  /** The vault still took the old one when it was last asked. */
  'old-still-works',
  /** The old one is refused or wiped; the consumers need the new one. */
  'ticking',
  'done',
] as const;
export type RotationStep = (typeof rotationSteps)[number];

type Tokens = Pick<Connection, 'token' | 'candidate' | 'retiring'>;
type Ticks = readonly Pick<Consumer, 'tickedAt'>[];

/** @param now epoch milliseconds */
export function startRotation({ token }: Pick<Connection, 'token'>, now: number): Rotation {
  return {
    startedAt: now,
    listedAt: null,
    token: identity(token),
    provenAt: null,
    old: null,
    oldEnd: null,
    finishedAt: null,
  };
}

/** The step a rotation is at. */
export function rotationStep(rotation: Rotation, { candidate, retiring }: Tokens): RotationStep {
  if (rotation.finishedAt !== null) return 'done';
  if (rotation.provenAt === null) {
    if (candidate) return 'captured';
    return rotation.listedAt === null ? 'preparing' : 'waiting-for-token';
  }
  if (rotation.oldEnd !== null || !retiring) return 'ticking';
  return retiring.workedAt === null ? 'proven' : 'old-still-works';
}

/** True while there is something left to do. */
export const isUnderWay = (rotation: Rotation | null | undefined): rotation is Rotation =>
  rotation !== null && rotation !== undefined && rotation.finishedAt === null;

const identity = ({ fingerprint, savedAt }: TokenFacts) => ({ fingerprint, savedAt });

/**
 * Whether the token in use is another than when this rotation last looked. The same token may be
 * stored anew, to be kept elsewhere: it has been known since the same moment then.
 */
const wasReplaced = ({ token: seen }: Rotation, { token }: Pick<Connection, 'token'>): boolean =>
  seen.fingerprint !== token.fingerprint || seen.savedAt !== token.savedAt;

/**
 * Brings a rotation in line with the tokens and ticks that there are now; called after every change
 * of them and at every start. A finished one stays as it was.
 *
 * @param now epoch milliseconds
 */
export function settle(
  rotation: Rotation,
  tokens: Tokens,
  consumers: Ticks,
  now: number,
): Rotation {
  if (!isUnderWay(rotation)) return rotation;
  const current = wasReplaced(rotation, tokens) ? replaced(rotation, tokens, now) : rotation;
  if (current.provenAt === null) return current;
  const oldEnd = current.oldEnd ?? (tokens.retiring ? null : endOfOld('unknown', null, now));
  const finished = oldEnd !== null && ticked(consumers) === consumers.length;
  return { ...current, oldEnd, finishedAt: finished ? now : null };
}

/** A second new token before the end of the first one's rotation begins its later half anew. */
function replaced(rotation: Rotation, { token }: Tokens, now: number): Rotation {
  return {
    ...rotation,
    listedAt: rotation.listedAt ?? now,
    token: identity(token),
    provenAt: now,
    old: { fingerprint: rotation.token.fingerprint },
    oldEnd: null,
  };
}

/** @param workedAt when the vault last took the old token after it was replaced */
export function endOfOld(
  how: OldEnd,
  workedAt: number | null,
  now: number,
): NonNullable<Rotation['oldEnd']> {
  return { how, at: now, workedAt };
}
