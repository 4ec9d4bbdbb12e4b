import { hasAccess } from '#lib/platform/hosts.ts';
import type { Check } from '#lib/protocol/commands.ts';
import { documents } from '#lib/storage/documents.ts';
import { readStoredToken, sweepTokens } from '#lib/storage/tokens.ts';
import type { Connection, TokenFacts } from '#lib/vault/connection.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { checksOf } from './probe.ts';
import { readConnected } from './reading.ts';
import { recordReading } from './record.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

/** What became of a new token. Not replaced: it is kept, and the old one stays in use. */
export interface Tried {
  replaced: boolean;
  checks: Check[];
}

/**
 * Proves a candidate by one call to its own vault. Only a call that succeeds makes it the token in
 * use; a vault that cannot be reached, or refuses, changes nothing: it was shown only once.
 */
export async function tryCandidate(services: Services, connection: Connection): Promise<Tried> {
  const { candidate } = connection;
  if (!candidate) return { replaced: false, checks: [] };
  if (!(await hasAccess(connection.origin))) return kept({ kind: 'no-access' });
  const token = await readStoredToken(connection, candidate);
  if (!token.ok) return kept(token.failure);

  const reading = await readConnected(services, connection, token.value);
  const checks = checksOf(reading);
  if (reading.failure) return { replaced: false, checks };

  const replaced = await inTurn(() => promote(connection.id, candidate));
  if (replaced) await recordReading(services, { ...connection, token: candidate }, reading);
  return { replaced, checks };
}

/** One write swaps the tokens. False when the vault or the candidate is gone meanwhile. */
async function promote(id: string, candidate: TokenFacts): Promise<boolean> {
  const isIt = (one: Connection) => one.id === id && one.candidate?.ref === candidate.ref;
  if (!(await documents.connections.read()).some(isIt)) return false;
  const connections = await documents.connections.update((all) =>
    all.map((one) => (isIt(one) ? { ...one, token: candidate, candidate: null } : one)),
  );
  await sweepTokens(connections);
  return true;
}

const kept = (failure: Failure): Tried => ({
  replaced: false,
  checks: [{ ability: 'license-counts', failure }],
});
