import type { Act } from '#lib/acts/act.ts';
import {
  abandoned,
  answered,
  callOff,
  fire,
  GRACE_MS,
  isDue,
  leftBehind,
  looked,
  nextAt,
  refused,
} from '#lib/acts/steps.ts';
import { whileAwake } from '#lib/platform/stay-awake.ts';
import { acted } from '#lib/storage/acted.ts';
import { documents } from '#lib/storage/documents.ts';
import { type Failure, failed, type Outcome } from '#lib/vault/failure.ts';
import { lookAt, perform } from './act-calls.ts';
import { changeAct, findAct, keptActs, recordActs } from './act-record.ts';
import type { ActsClient, BoundVaults } from './bound-vaults.ts';
import { findConnection } from './record.ts';
import type { Services } from './services.ts';

/** Carries acts through: sends them when their delay is over, looks afterwards, sweeps up. */
export type ActEngine = ReturnType<typeof createActEngine>;

export function createActEngine(services: Services, vaults: BoundVaults) {
  /** Timers that this worker has set, by act. */
  const armed = new Map<string, () => void>();
  /** Acts that this worker is carrying out at this moment. */
  const inHand = new Set<string>();
  const watchMs = async () => (await documents.settings.read()).cameBackSeconds * 1000;

  /** Sets the timer for what is next about the act, if anything is. */
  function arm(act: Act): void {
    disarm(act.id);
    const at = nextAt(act);
    if (at === null) return;
    const wait = Math.max(0, at - services.now());
    armed.set(
      act.id,
      services.setTimer(() => carryOn(act.id), wait),
    );
  }

  function disarm(id: string): void {
    armed.get(id)?.();
    armed.delete(id);
  }

  /** Does what is due about one act, and then arms it anew. */
  async function carryOn(id: string): Promise<void> {
    if (inHand.has(id)) return;
    inHand.add(id);
    armed.delete(id);
    try {
      await whileAwake(() => carryThrough(id));
    } finally {
      inHand.delete(id);
    }
  }

  async function carryThrough(id: string): Promise<void> {
    for (;;) {
      const act = await findAct(id);
      if (act === null || nextAt(act) === null) return;
      if (!isDue(act, services.now())) return arm(act);
      await (act.state.stage === 'waiting' ? send(act) : look(act));
    }
  }

  async function send(act: Act): Promise<void> {
    const { readOnly } = await documents.settings.read();
    if (readOnly) {
      await changeAct(services, act.id, (one) => callOff(one, 'read-only', services.now()));
      return;
    }
    // Made before the last look at the clock: nothing slow stands between that and the request.
    const client = await clientOf(act);
    const changed = await changeAct(services, act.id, (one) =>
      client.ok ? fire(one, services.now()) : refused(one, client.failure, services.now()),
    );
    const isOurs = changed?.before.state.stage === 'waiting';
    if (!client.ok || !isOurs || changed.after.state.stage !== 'sending') return;
    const answer = await orNull(perform(client.value, act.subject));
    const waitMs = await watchMs();
    await changeAct(services, act.id, (one) =>
      answer ? answered(one, answer, services.now(), waitMs) : abandoned(one, services.now()),
    );
  }

  async function look(act: Act): Promise<void> {
    const client = await clientOf(act);
    const sentAt = 'sentAt' in act.state ? (act.state.sentAt ?? 0) : 0;
    const seen = client.ok
      ? await orNull(lookAt(client.value, act.subject, sentAt))
      : ({ ok: false, failure: client.failure } as const);
    const waitMs = await watchMs();
    const unclear = { ok: false, failure: { kind: 'not-understood', field: 'body' } } as const;
    await changeAct(services, act.id, (one) =>
      looked(one, seen ?? unclear, services.now(), waitMs),
    );
  }

  async function clientOf({ vault }: Act): Promise<Outcome<ActsClient, Failure>> {
    const connection = await findConnection(vault);
    return connection ? await vaults.clientFor(connection) : failed({ kind: 'token-missing' });
  }

  /**
   * Once, when the worker begins and nobody can be at anything: what a dead worker left is what it
   * can only be now. Storage alone; nothing is asked of a vault.
   */
  async function takeUp(): Promise<void> {
    const now = services.now();
    await acted.acts.update((acts) => keptActs(acts, now).map((act) => leftBehind(act, now)));
    await recordActs(services, await acted.acts.read());
  }

  /** Carries out what is due and arms what is not: what a timer missed, or a dead worker had armed. */
  async function sweep(): Promise<void> {
    const now = services.now();
    await Promise.all(
      (await acted.acts.read()).map(async (act) => {
        const at = nextAt(act);
        if (at === null || inHand.has(act.id)) return;
        // A timer may still be on time: only what it has missed is taken out of its hand.
        const patience = armed.has(act.id) ? GRACE_MS : 0;
        if (isDue(act, now) && now >= at + patience) {
          disarm(act.id);
          await carryOn(act.id);
        } else if (!armed.has(act.id)) arm(act);
      }),
    );
  }

  return { arm, disarm, takeUp, sweep };
}

/** A fault of ours in the middle of a call leaves its outcome unknown, as a dead worker does. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    console.error(
      'Seatkeeper: an act ended with',
      error instanceof Error ? error.name : 'an error',
    );
    return null;
  }
}
