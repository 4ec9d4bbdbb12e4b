import { rotationStep } from '#lib/rotation/rotation.ts';
import { readRotationState } from '#lib/storage/rotation-state.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

export const OLD = 'the-old-token-0123456789';
export const NEW = 'the-new-token-0123456789';
export const HOST = 'acme.fls.jetbrains.com';
export const minute = 60_000;
export const hour = 60 * minute;

/** A vault that is connected, with two consumers, and what a test of rotations asks of both. */
export interface RotationLab extends Lab {
  vault: StandInVault;
  id: string;
  /** The vault takes the old token until then, although there is a new one. Epoch milliseconds. */
  lingers: { until: number };
  step(): Promise<string>;
  rotation(): Promise<unknown>;
  consumers(): Promise<{ id: string; name: string; tickedAt: number | null }[]>;
  connection(): Promise<NonNullable<Awaited<ReturnType<Lab['state']>>['connections'][number]>>;
  note(): Promise<unknown>;
  /** Names of the stored secrets. */
  secrets(): Promise<string[]>;
  add(title: string): Promise<string>;
  paste(token: string): Promise<unknown>;
  tick(name: string, ticked?: boolean): Promise<unknown>;
}

export async function createRotationLab(): Promise<RotationLab> {
  const clock = { now: START };
  const vault = createVault({ now: () => clock.now });
  const lingers = { until: 0 };
  vault.tokens.set(OLD);

  /** A vault that goes on taking the old token for a while. */
  const handler = (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    const isOld = headers.get('authorization') === `Bearer ${OLD}`;
    if (isOld && lab.clock.now < lingers.until) headers.set('authorization', `Bearer ${NEW}`);
    return vault.handler(new Request(request, { headers }));
  };
  const lab: Lab = await createLab({ [HOST]: handler });
  Object.defineProperty(clock, 'now', { get: () => lab.clock.now });

  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: OLD,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  const { id } = answer.value;

  async function connection() {
    const [first] = (await lab.state()).connections;
    if (!first) throw new Error('no vault');
    return first;
  }
  const consumers = async () => (await readRotationState()).consumers[id] ?? [];

  async function add(title: string): Promise<string> {
    const added = await lab.ask<'consumer.add'>({
      name: 'consumer.add',
      id,
      title,
      kind: 'github-actions',
      where: 'acme/reports',
      note: '',
    });
    if (!added.ok) throw new Error(JSON.stringify(added.problem));
    return added.value.consumer;
  }
  await add('Nightly report');
  await add('Monitoring');

  return Object.assign(lab, {
    vault,
    id,
    lingers,
    connection,
    consumers,
    add,
    async step() {
      const rotation = (await readRotationState()).rotations[id];
      return rotation ? rotationStep(rotation, await connection()) : 'idle';
    },
    rotation: async () => (await readRotationState()).rotations[id] ?? null,
    note: async () => (await lab.state()).tokenNotes[id] ?? null,
    async secrets() {
      const { local, session } = await lab.dump();
      return [...Object.keys(local), ...Object.keys(session)].filter((key) =>
        key.startsWith('token:'),
      );
    },
    paste: (token: string) =>
      lab.ask<'vault.replaceToken'>({ name: 'vault.replaceToken', id, token, keep: 'device' }),
    async tick(name: string, ticked = true) {
      const consumer = (await consumers()).find((one) => one.name === name)?.id ?? 'nobody';
      return await lab.ask<'consumer.tick'>({ name: 'consumer.tick', id, consumer, ticked });
    },
  });
}
