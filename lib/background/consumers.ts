import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import { CONSUMERS_MAX, type Consumer } from '#lib/rotation/consumer.ts';
import { isUnderWay } from '#lib/rotation/rotation.ts';
import { findConnection } from './connections.ts';
import { showState } from './record.ts';
import { findRotation, listConsumers, settleRotation, writeConsumers } from './rotations.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;
type Changed = Answer<'consumer.edit'>;

export async function addConsumer(
  services: Services,
  { id, title, kind, where, note }: Of<'consumer.add'>,
): Promise<Answer<'consumer.add'>> {
  const consumer = crypto.randomUUID();
  const answer = await change(services, id, async (list) => {
    if (list.length >= CONSUMERS_MAX) return { kind: 'too-many-consumers', most: CONSUMERS_MAX };
    const rotation = await findRotation(id);
    // What is added while the others get the new token may well have the old one.
    const hasCurrent = !isUnderWay(rotation) || rotation.provenAt === null;
    const tickedAt = hasCurrent ? services.now() : null;
    return [...list, { id: consumer, name: title, kind, where, note, tickedAt }];
  });
  return answer.ok ? { ok: true, value: { consumer } } : answer;
}

export function editConsumer(
  services: Services,
  { id, consumer, title, kind, where, note }: Of<'consumer.edit'>,
): Promise<Changed> {
  return changeOne(services, id, consumer, (one) => [{ ...one, name: title, kind, where, note }]);
}

export function removeConsumer(
  services: Services,
  { id, consumer }: Of<'consumer.remove'>,
): Promise<Changed> {
  return changeOne(services, id, consumer, () => []);
}

export function tickConsumer(
  services: Services,
  { id, consumer, ticked }: Of<'consumer.tick'>,
): Promise<Changed> {
  const tickedAt = ticked ? services.now() : null;
  return changeOne(services, id, consumer, (one) => [{ ...one, tickedAt }]);
}

function changeOne(
  services: Services,
  id: string,
  consumer: string,
  step: (one: Consumer) => Consumer[],
): Promise<Changed> {
  return change(services, id, async (list) => {
    if (!list.some((one) => one.id === consumer)) return { kind: 'unknown-consumer' };
    return list.flatMap((one) => (one.id === consumer ? step(one) : [one]));
  });
}

type Refused = { kind: 'unknown-consumer' } | { kind: 'too-many-consumers'; most: number };

/** Changes the list of a vault's consumers and brings its rotation in line with it. */
async function change(
  services: Services,
  id: string,
  step: (list: Consumer[]) => Promise<Consumer[] | Refused>,
): Promise<Changed> {
  const answer = await inTurn(async (): Promise<Changed> => {
    if (!(await findConnection(id))) return { ok: false, problem: { kind: 'unknown-vault' } };
    const next = await step(await listConsumers(id));
    if (!Array.isArray(next)) return { ok: false, problem: next };
    await writeConsumers(id, next);
    await settleRotation(id, services.now());
    return { ok: true, value: null };
  });
  await showState(services);
  return answer;
}
