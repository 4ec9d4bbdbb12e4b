import type { Consumer } from '#lib/rotation/consumer.ts';
import { isUnderWay, type Rotation, settle, startRotation } from '#lib/rotation/rotation.ts';
import { rotationDocuments } from '#lib/storage/rotation-state.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { findConnection } from './connections.ts';

const { rotations, consumers } = rotationDocuments;

/** The vault's last rotation, finished or not; null when there was none. */
export async function findRotation(id: string): Promise<Rotation | null> {
  return (await rotations.read())[id] ?? null;
}

export async function listConsumers(id: string): Promise<Consumer[]> {
  return (await consumers.read())[id] ?? [];
}

/** Only inside a turn. A vault without consumers leaves nothing behind. */
export async function writeConsumers(id: string, list: readonly Consumer[]): Promise<void> {
  await consumers.update(({ [id]: _old, ...others }) =>
    list.length === 0 ? others : { ...others, [id]: [...list] },
  );
}

/** Only inside a turn. */
export async function writeRotation(id: string, rotation: Rotation | null): Promise<void> {
  await rotations.update(({ [id]: _old, ...others }) =>
    rotation ? { ...others, [id]: rotation } : others,
  );
}

/**
 * Brings the vault's rotation in line with its tokens and consumers. Only inside a turn, after every
 * change of one of them.
 */
export async function settleRotation(id: string, now: number): Promise<void> {
  const [rotation, connection] = [await findRotation(id), await findConnection(id)];
  if (!isUnderWay(rotation) || !connection) return;
  const settled = settle(rotation, connection, await listConsumers(id), now);
  if (JSON.stringify(settled) !== JSON.stringify(rotation)) await writeRotation(id, settled);
}

/**
 * Prepares for another token being in use from now on. Only inside a turn, before the write that
 * swaps the tokens: if the worker dies in between, the swap comes again and so does this.
 *
 * Whoever had the old token needs the new one, whether or not the admin asked for the assistant: a
 * vault with consumers is never left without a rotation.
 */
export async function beforeSwap(connection: Connection, now: number): Promise<void> {
  const { id } = connection;
  const list = await listConsumers(id);
  if (list.length === 0) return;
  if (!isUnderWay(await findRotation(id))) {
    await writeRotation(id, { ...startRotation(connection, now), listedAt: now });
  }
  await writeConsumers(
    id,
    list.map((consumer) => ({ ...consumer, tickedAt: null })),
  );
}
