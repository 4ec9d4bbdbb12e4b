import { hasAccess } from '#lib/platform/hosts.ts';
import type { Check } from '#lib/protocol/commands.ts';
import { afterFailure } from '#lib/refresh/schedule.ts';
import { documents } from '#lib/storage/documents.ts';
import { readStoredToken, sweepTokens } from '#lib/storage/tokens.ts';
import type { Connection, TokenFacts } from '#lib/vault/connection.ts';
import { type Failure, needsAdmin } from '#lib/vault/failure.ts';
import { findConnection } from './connections.ts';
import { checksOf } from './probe.ts';
import { readConnected } from './reading.ts';
import { changeSchedule, recordReading, showState } from './record.ts';
import { checkOld } from './retiring.ts';
import { beforeSwap, settleRotation } from './rotations.ts';
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
  if (!token.ok) {
    await tryLater(services, connection.id, token.failure);
    return kept(token.failure);
  }

  const reading = await readConnected(services, connection, token.value);
  const checks = checksOf(reading);
  if (reading.failure) {
    await tryLater(services, connection.id, reading.failure);
    return { replaced: false, checks };
  }

  const replaced = await inTurn(() => promote(connection.id, candidate, services.now()));
  if (!replaced) return { replaced, checks };
  await recordReading(services, { ...connection, token: candidate }, reading);
  await checkOld(services, connection.id);
  await showState(services);
  return { replaced, checks };
}

/**
 * A candidate that has not been refused is tried again by itself, less and less often, also where
 * automatic calls have stopped because the token in use is refused.
 */
async function tryLater(services: Services, id: string, failure: Failure): Promise<void> {
  if (needsAdmin(failure)) return;
  const { random } = services;
  await changeSchedule(id, (old) => afterFailure(old, failure, { now: services.now(), random }));
  await showState(services);
}

/**
 * One write swaps the tokens; the old one stays, to be asked for.
 * False when the vault or the candidate is gone meanwhile. Only inside a turn.
 */
async function promote(id: string, candidate: TokenFacts, now: number): Promise<boolean> {
  const connection = await findConnection(id);
  if (connection?.candidate?.ref !== candidate.ref) return false;
  const older = await readStoredToken(connection, connection.token);
  const newer = await readStoredToken(connection, candidate);
  const isSame = older.ok && newer.ok && older.value === newer.value;

  if (!isSame) await beforeSwap(connection, now);
  const connections = await documents.connections.update((all) =>
    all.map((one) => (one.id === id ? swapped(one) : one)),
  );
  await sweepTokens(connections);
  await settleRotation(id, now);
  return true;

  function swapped(one: Connection): Connection {
    // The same token, kept elsewhere from now on: it has not become younger by that.
    if (isSame) return { ...one, token: { ...one.token, ...placeOf(candidate) }, candidate: null };
    const retiring = { token: one.token, since: now, checkedAt: null, workedAt: null };
    return { ...one, token: candidate, candidate: null, retiring };
  }
}

const placeOf = ({ ref, keep }: TokenFacts) => ({ ref, keep });

const kept = (failure: Failure): Tried => ({
  replaced: false,
  checks: [{ ability: 'license-counts', failure }],
});
