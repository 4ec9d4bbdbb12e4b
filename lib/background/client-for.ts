import type { Problem } from '#lib/protocol/commands.ts';
import type { BoundClient } from '#lib/vault/bound-client.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { Failure, Outcome } from '#lib/vault/failure.ts';
import { findConnection } from './connections.ts';
import type { Services } from './services.ts';

/** Everything that can be asked of a connected vault, or why nothing can. */
export type ClientFor = (
  services: Services,
  connection: Connection,
) => Promise<Outcome<BoundClient>>;

type Told = { kind: 'failed'; failure: Failure } | { kind: 'problem'; problem: Problem };

/** A client for what a person wants to see now. */
export async function clientForPerson(
  services: Services,
  clientFor: ClientFor,
  id: string,
): Promise<{ kind: 'client'; client: BoundClient } | Told> {
  const connection = await findConnection(id);
  if (!connection) return { kind: 'problem', problem: { kind: 'unknown-vault' } };
  const client = await clientFor(services, connection);
  return client.ok
    ? { kind: 'client', client: client.value }
    : { kind: 'failed', failure: client.failure };
}
