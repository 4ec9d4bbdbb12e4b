import type { Problem } from '#lib/protocol/commands.ts';
import { keepSilent, newSchedule, silence } from '#lib/refresh/schedule.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import type { BoundClient } from '#lib/vault/bound-client.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { Failure, Outcome } from '#lib/vault/failure.ts';
import { changeSchedule, findConnection } from './record.ts';
import type { Services } from './services.ts';

/** Everything that can be asked of a connected vault, or why nothing can. */
export type ClientFor = (
  services: Services,
  connection: Connection,
) => Promise<Outcome<BoundClient>>;

type Told = { kind: 'failed'; failure: Failure } | { kind: 'problem'; problem: Problem };

/**
 * A client for what a person wants to see now. A vault that asked for silence is left alone, whoever
 * asks.
 */
export async function clientForPerson(
  services: Services,
  clientFor: ClientFor,
  id: string,
): Promise<{ kind: 'client'; client: BoundClient } | Told> {
  const connection = await findConnection(id);
  if (!connection) return { kind: 'problem', problem: { kind: 'unknown-vault' } };
  const schedule = (await workerDocuments.schedules.read())[id] ?? newSchedule;
  const until = silence(schedule, services.now());
  if (until !== null) return { kind: 'failed', failure: { kind: 'rate-limited', until } };
  const client = await clientFor(services, connection);
  return client.ok
    ? { kind: 'client', client: client.value }
    : { kind: 'failed', failure: client.failure };
}

/** A vault that asks for a pause is obeyed by everything else too. */
export async function heed(id: string, failure: Failure): Promise<void> {
  if (failure.kind !== 'rate-limited') return;
  await changeSchedule(id, (schedule) => keepSilent(schedule, failure.until));
}
