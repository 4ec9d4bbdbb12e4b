import { hasAccess } from '#lib/platform/hosts.ts';
import { ifFree } from '#lib/platform/locks.ts';
import { whileAwake } from '#lib/platform/stay-awake.ts';
import type { Answer } from '#lib/protocol/commands.ts';
import { type Asker, LEASE_MS, mayAsk, newSchedule } from '#lib/refresh/schedule.ts';
import { documents } from '#lib/storage/documents.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { type Failure, needsAdmin } from '#lib/vault/failure.ts';
import { tryCandidate } from './candidate.ts';
import { readConnected } from './reading.ts';
import {
  changeSchedule,
  findConnection,
  recordFailure,
  recordReading,
  showState,
} from './record.ts';
import type { Services } from './services.ts';
import { readTokenInUse } from './token-in-use.ts';

type RefreshAnswer = Answer<'vault.refresh'>;

/** Refreshes vaults: one call at a time for each, whoever asks. */
export type Refresher = ReturnType<typeof createRefresher>;

export function createRefresher(services: Services) {
  const underWay = new Map<string, Promise<RefreshAnswer>>();

  /** Everyone who asks while a call is under way gets that one's answer. */
  async function refresh(id: string, asker: Asker): Promise<RefreshAnswer> {
    for (let running = underWay.get(id); running; running = underWay.get(id)) {
      const answer = await running;
      // Another asker may have been turned away where this one is not.
      if (answer.ok && answer.value.asked) return answer;
    }
    const started = begin(services, id, asker).finally(() => underWay.delete(id));
    underWay.set(id, started);
    return await started;
  }

  /** Refreshes every vault that is due. */
  async function refreshDue(): Promise<void> {
    const connections = await documents.connections.read();
    await Promise.all(connections.map(({ id }) => refresh(id, 'alarm')));
  }

  return { refresh, refreshDue };
}

async function begin(services: Services, id: string, asker: Asker): Promise<RefreshAnswer> {
  const connection = await findConnection(id);
  if (!connection) return { ok: false, problem: { kind: 'unknown-vault' } };
  const schedule = (await workerDocuments.schedules.read())[id] ?? newSchedule;
  const now = services.now();
  const verdict = mayAsk(schedule, asker, now);
  if (!verdict.yes) {
    if (asker === 'person' && verdict.until !== null) {
      return { ok: false, problem: { kind: 'too-soon', until: verdict.until } };
    }
    return { ok: true, value: { asked: false, failure: null } };
  }
  const failure = await ifFree(`refresh:${id}`, async () => {
    await changeSchedule(id, (old) => ({
      ...old,
      attemptAt: now,
      personAt: asker === 'person' ? now : old.personAt,
      leaseUntil: now + LEASE_MS,
    }));
    return { value: await whileAwake(() => readOnce(services, connection)) };
  });
  return { ok: true, value: { asked: failure !== null, failure: failure?.value ?? null } };
}

/**
 * A kept candidate is tried first: once it works, its answer is the refresh. As long as it has not been
 * refused, automatic calls go on for it, and a token that the vault refuses is not sent again with it.
 */
async function readOnce(services: Services, connection: Connection): Promise<Failure | null> {
  if (!(await hasAccess(connection.origin))) {
    await recordFailure(services, connection, { kind: 'no-access' });
    return { kind: 'no-access' };
  }
  if (!connection.candidate) return await readInUse(services, connection);
  const tried = await tryCandidate(services, connection);
  if (tried.replaced) return null;
  const [check] = tried.checks;
  const waits = check?.failure && !needsAdmin(check.failure) ? check.failure : null;
  if (waits && (await isRefused(connection.id))) return waits;
  // Somebody else may have put it in use in the meantime.
  const failure = await readInUse(services, (await findConnection(connection.id)) ?? connection);
  if (waits && failure && needsAdmin(failure)) {
    await changeSchedule(connection.id, (schedule) => ({ ...schedule, stopped: false }));
    await showState(services);
  }
  return failure;
}

async function isRefused(id: string): Promise<boolean> {
  return (await documents.views.read())[id]?.attempt?.failure?.kind === 'wrong-token';
}

async function readInUse(services: Services, looked: Connection): Promise<Failure | null> {
  const { connection, token } = await readTokenInUse(looked);
  if (!token.ok) {
    await recordFailure(services, connection, token.failure);
    return token.failure;
  }
  const reading = await readConnected(services, connection, token.value);
  await recordReading(services, connection, reading);
  return reading.failure;
}
