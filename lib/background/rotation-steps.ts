import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import { CHECK_PAUSE_MS } from '#lib/rotation/retiring.ts';
import { isUnderWay, startRotation } from '#lib/rotation/rotation.ts';
import { findConnection } from './connections.ts';
import { showState } from './record.ts';
import { checkOld, endOld } from './retiring.ts';
import { findRotation, writeRotation } from './rotations.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;
type Done = Answer<'rotation.start'>;

const done = { ok: true, value: null } as const;
const refuse = <K extends string>(kind: K) => ({ ok: false, problem: { kind } }) as const;

/** Begins a rotation; one that is under way is gone on with, whoever began it. */
export function start(services: Services, { id }: Of<'rotation.start'>): Promise<Done> {
  return step(services, async (now) => {
    const connection = await findConnection(id);
    if (!connection) return refuse('unknown-vault');
    if (isUnderWay(await findRotation(id))) return done;
    await writeRotation(id, startRotation(connection, now));
    return done;
  });
}

export function next(services: Services, { id }: Of<'rotation.next'>): Promise<Done> {
  return step(services, async (now) => {
    const rotation = await findRotation(id);
    if (!isUnderWay(rotation)) return refuse('no-rotation');
    await writeRotation(id, { ...rotation, listedAt: rotation.listedAt ?? now });
    return done;
  });
}

export function cancel(services: Services, { id }: Of<'rotation.cancel'>): Promise<Done> {
  return step(services, async () => {
    if (!(await findConnection(id))) return refuse('unknown-vault');
    await writeRotation(id, null);
    return done;
  });
}

/**
 * What the person chose when the guard on the vault's page asked: with `generate` the consumers have
 * been seen there, and the assistant waits for the new token. Other choices change nothing here: a
 * deleted token is told by the next refusal.
 */
export async function guardChose(
  services: Services,
  id: string,
  choice: 'generate' | 'delete' | 'keep',
): Promise<void> {
  if (choice !== 'generate') return;
  await step(services, async (now) => {
    const connection = await findConnection(id);
    if (!connection) return refuse('unknown-vault');
    const known = await findRotation(id);
    const rotation = isUnderWay(known) ? known : startRotation(connection, now);
    await writeRotation(id, { ...rotation, listedAt: rotation.listedAt ?? now });
    return done;
  });
}

export async function checkOldNow(
  services: Services,
  { id }: Of<'rotation.checkOld'>,
): Promise<Answer<'rotation.checkOld'>> {
  const connection = await findConnection(id);
  if (!connection) return refuse('unknown-vault');
  if (!connection.retiring) return refuse('no-old-token');
  const { checkedAt } = connection.retiring;
  const now = services.now();
  if (checkedAt !== null && checkedAt <= now && now - checkedAt < CHECK_PAUSE_MS) {
    return { ok: false, problem: { kind: 'too-soon', until: checkedAt + CHECK_PAUSE_MS } };
  }
  const checked = await checkOld(services, id);
  await showState(services);
  return { ok: true, value: checked ?? { works: null, failure: null } };
}

export async function wipeOld(
  services: Services,
  { id }: Of<'rotation.wipeOld'>,
): Promise<Answer<'rotation.wipeOld'>> {
  const connection = await findConnection(id);
  if (!connection) return refuse('unknown-vault');
  if (!connection.retiring) return refuse('no-old-token');
  await endOld(services, id, connection.retiring, 'wiped');
  await showState(services);
  return done;
}

async function step(services: Services, work: (now: number) => Promise<Done>): Promise<Done> {
  const answer = await inTurn(async () => await work(services.now()));
  await showState(services);
  return answer;
}
