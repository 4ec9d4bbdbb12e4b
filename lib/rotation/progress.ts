import type { Connection } from '#lib/vault/connection.ts';
import { type Consumer, ticked } from './consumer.ts';
import { type OldEnd, type Rotation, type RotationStep, rotationStep } from './rotation.ts';

/** The lines of the assistant's list, in their order. */
export const stages = ['list', 'generate', 'prove', 'old', 'tick'] as const;
export type Stage = (typeof stages)[number];

/** What is known of the replaced token; null before there is one. */
export type OldToken =
  | { kind: 'unasked'; fingerprint: string; checkedAt: number | null }
  | { kind: 'works'; fingerprint: string; checkedAt: number }
  | { kind: OldEnd; fingerprint: string; at: number; workedAt: number | null };

/** A rotation as the options page shows it. Holds nothing of a token. */
export interface Progress {
  step: RotationStep;
  /** The stage that waits for somebody; null when all is done. */
  current: Stage | null;
  done: readonly Stage[];
  /** Fingerprint of the new token, kept or in use. */
  newToken: string | null;
  old: OldToken | null;
  ticked: number;
  consumers: number;
  finishedAt: number | null;
}

const stageOf: Record<RotationStep, Stage | null> = {
  preparing: 'list',
  'waiting-for-token': 'generate',
  captured: 'prove',
  proven: 'old',
  'old-still-works': 'old',
  ticking: 'tick',
  done: null,
};

/** Everything that is shown of a rotation. */
export function progress(
  rotation: Rotation,
  connection: Pick<Connection, 'token' | 'candidate' | 'retiring'>,
  consumers: readonly Pick<Consumer, 'tickedAt'>[],
): Progress {
  const step = rotationStep(rotation, connection);
  const current = stageOf[step];
  const proven = rotation.provenAt !== null;
  return {
    step,
    current,
    done: current === null ? stages : stages.slice(0, stages.indexOf(current)),
    newToken: proven ? rotation.token.fingerprint : (connection.candidate?.fingerprint ?? null),
    old: proven ? oldToken(rotation, connection) : null,
    ticked: proven ? ticked(consumers) : 0,
    consumers: consumers.length,
    finishedAt: rotation.finishedAt,
  };
}

function oldToken(
  { old, oldEnd }: Rotation,
  { retiring }: Pick<Connection, 'retiring'>,
): OldToken | null {
  if (!old) return null;
  const { fingerprint } = old;
  if (oldEnd) return { kind: oldEnd.how, fingerprint, at: oldEnd.at, workedAt: oldEnd.workedAt };
  const workedAt = retiring?.workedAt ?? null;
  if (workedAt !== null) return { kind: 'works', fingerprint, checkedAt: workedAt };
  return { kind: 'unasked', fingerprint, checkedAt: retiring?.checkedAt ?? null };
}
