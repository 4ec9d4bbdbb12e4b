import { isLookDue } from '#lib/bindings/look-due.ts';
import { type LookProblem, lookProblem } from '#lib/bindings/look-problem.ts';
import type { VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { ifFree } from '#lib/platform/locks.ts';
import { whileAwake } from '#lib/platform/stay-awake.ts';
import { newSchedule, silence } from '#lib/refresh/schedule.ts';
import { documents } from '#lib/storage/documents.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { failed, type Outcome, success } from '#lib/vault/failure.ts';
import { placeReader } from '#lib/vault/specification/place-reader.ts';
import { findSpecification } from '#lib/vault/specification/places.ts';
import { accessOf } from './access.ts';
import { changeBindings, readBindings } from './bindings.ts';
import { learnFrom } from './learn.ts';
import type { Services } from './services.ts';

/**
 * Looks for the specification in the vault's usual places, with the token, and learns from it.
 * What came of it is written down; what was bound stays bound when nothing was found.
 *
 * @param title the title that it must have, or null where none is demanded
 */
export async function lookForSpecification(
  services: Services,
  connection: Connection,
  title: string | null,
): Promise<Outcome<VaultBindings, LookProblem>> {
  const learnt = await find(services, connection, title);
  const problem = learnt.ok ? null : learnt.failure;
  const bindings = await changeBindings(connection.id, (old) => ({
    ...old,
    look: { at: services.now(), problem },
    // A vault that could not be asked is asked again; one that has nothing to say is not.
    lookDue: old.lookDue && problem?.kind === 'failed',
  }));
  return learnt.ok && bindings ? success(bindings) : learnt;
}

async function find(
  services: Services,
  connection: Connection,
  title: string | null,
): Promise<Outcome<VaultBindings, LookProblem>> {
  const access = await accessOf(services, connection);
  if (!access.ok) return failed({ kind: 'failed', failure: access.failure });
  const found = await findSpecification(placeReader(access.value), access.value.origin);
  if (!found.ok) return failed(lookProblem(found.failure));
  const { text, place } = found.value;
  return await learnFrom(services, connection, { text, place, source: 'vault', title });
}

/**
 * Looks again at every specification that is a week old, or that an answer has put in doubt. Vaults
 * that wait for the admin, or have asked for silence, are not asked.
 */
export async function lookAgain(services: Services): Promise<void> {
  const schedules = await workerDocuments.schedules.read();
  for (const connection of await documents.connections.read()) {
    const schedule = schedules[connection.id] ?? newSchedule;
    const now = services.now();
    if (schedule.stopped || silence(schedule, now) !== null) continue;
    const bindings = await readBindings(connection.id);
    const { specification } = bindings;
    if (!specification || !isLookDue(bindings, now)) continue;
    // One that was given by hand is not replaced by whatever else the vault serves.
    const title = specification.source === 'vault' ? null : specification.title;
    await ifFree(`specification:${connection.id}`, () =>
      whileAwake(() => lookForSpecification(services, connection, title)),
    );
  }
}
