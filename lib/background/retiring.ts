import { usableBindings } from '#lib/bindings/vault-bindings.ts';
import { hasAccess } from '#lib/platform/hosts.ts';
import { ifFree } from '#lib/platform/locks.ts';
import { whileAwake } from '#lib/platform/stay-awake.ts';
import { keepSilent, newSchedule, silence } from '#lib/refresh/schedule.ts';
import { isOverdue, nextCheckAt } from '#lib/rotation/retiring.ts';
import { endOfOld, isUnderWay, type OldEnd } from '#lib/rotation/rotation.ts';
import { documents } from '#lib/storage/documents.ts';
import { readStoredToken, sweepTokens } from '#lib/storage/tokens.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import { createBoundClient } from '#lib/vault/bound-client.ts';
import type { Connection, Retiring } from '#lib/vault/connection.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { accessTo } from './access.ts';
import { readBindings } from './bindings.ts';
import { findConnection } from './connections.ts';
import { changeSchedule } from './record.ts';
import { findRotation, settleRotation, writeRotation } from './rotations.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

/** Shorter than other calls: an admin who has just replaced a token may be waiting for it. */
const limits = { headersMs: 5_000, totalMs: 8_000 };

/** What the vault says of a replaced token; `works` is null when it did not say. */
export interface OldChecked {
  works: boolean | null;
  failure: Failure | null;
}

/**
 * Asks the vault whether it still takes the token that was replaced. Its refusal is the success: the
 * copy is wiped, and nothing is written about the connection, whose calls use the new token.
 *
 * @returns null when there is no replaced token, or when it is being asked for right now
 */
export function checkOld(services: Services, id: string): Promise<OldChecked | null> {
  return ifFree(`old-token:${id}`, async () => {
    const connection = await findConnection(id);
    if (!connection?.retiring) return null;
    const { retiring } = connection;
    const token = await readStoredToken(connection, retiring.token);
    if (!token.ok) {
      // A browser that does not open its storage now may do so the next time.
      if (token.failure.kind === 'storage-unavailable') {
        await noteChecked(id, retiring, false, services.now());
      } else await endOld(services, id, retiring, 'unknown');
      return { works: null, failure: token.failure };
    }
    const failure = await whileAwake(() => refusal(services, connection, token.value));
    const now = services.now();
    if (failure?.kind === 'wrong-token') await endOld(services, id, retiring, 'refused');
    else await noteChecked(id, retiring, failure === null, now);
    if (failure === null) return { works: true, failure };
    return { works: failure.kind === 'wrong-token' ? false : null, failure };
  });
}

/** One call with the replaced token; null when the vault took it. */
async function refusal(
  services: Services,
  { id, origin, flavour }: Connection,
  token: string,
): Promise<Failure | null> {
  if (!(await hasAccess(origin))) return { kind: 'no-access' };
  const schedule = (await workerDocuments.schedules.read())[id] ?? newSchedule;
  const until = silence(schedule, services.now());
  if (until !== null) return { kind: 'rate-limited', until };
  const access = accessTo(
    { ...services, limits: { ...limits, ...services.limits } },
    { origin, flavour, token },
  );
  const bindings = usableBindings(await readBindings(id));
  const answer = await createBoundClient(access, bindings).licenseCounts();
  if (answer.ok) return null;
  const { failure } = answer;
  if (failure.kind === 'rate-limited') {
    await changeSchedule(id, (old) => keepSilent(old, failure.until));
  }
  return failure;
}

/** Whether this connection's replaced token is still the one that was meant. */
const isSame = ({ retiring }: Connection, meant: Retiring) =>
  retiring?.token.ref === meant.token.ref;

function noteChecked(id: string, meant: Retiring, worked: boolean, now: number): Promise<void> {
  return inTurn(async () => {
    await documents.connections.update((all) =>
      all.map((one) =>
        one.id === id && one.retiring && isSame(one, meant)
          ? {
              ...one,
              retiring: {
                ...one.retiring,
                checkedAt: now,
                workedAt: worked ? now : one.retiring.workedAt,
              },
            }
          : one,
      ),
    );
    await settleRotation(id, now);
  });
}

/** Wipes the copy of the replaced token, and writes down why it ended. */
export function endOld(
  services: Services,
  id: string,
  meant: Retiring,
  how: OldEnd,
): Promise<void> {
  return inTurn(async () => {
    const now = services.now();
    const connection = await findConnection(id);
    if (!connection?.retiring || !isSame(connection, meant)) return;
    // The reason first: with the copy gone and no reason written, it could only be called unknown.
    const rotation = await findRotation(id);
    if (isUnderWay(rotation) && rotation.provenAt !== null) {
      const oldEnd = endOfOld(how, connection.retiring.workedAt, now);
      await writeRotation(id, { ...rotation, oldEnd });
    }
    const connections = await documents.connections.update((all) =>
      all.map((one) => (one.id === id ? { ...one, retiring: null } : one)),
    );
    await sweepTokens(connections);
    await settleRotation(id, now);
  });
}

/** Wipes what has been kept for a day, and asks again for what is due. */
export async function retireDue(services: Services): Promise<void> {
  for (const { id, retiring } of await documents.connections.read()) {
    if (!retiring) continue;
    if (isOverdue(retiring, services.now())) await endOld(services, id, retiring, 'expired');
    else if (nextCheckAt(retiring, services.now()) <= services.now()) await checkOld(services, id);
  }
}
