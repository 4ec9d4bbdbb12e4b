import { rotationStep } from '#lib/rotation/rotation.ts';
import { readRotationState } from '#lib/storage/rotation-state.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from '../lab.ts';

export const OLD = 'the-old-token-0123456789';
export const NEW = 'the-new-token-0123456789';
export const HOST = 'acme.fls.jetbrains.com';
export const minute = 60_000;
export const hour = 60 * minute;

/** A vault that is connected, with two consumers, and what a test of rotations asks of both. */
export interface RotationLab extends Lab {
  vault: StandInVault;
  id: string;
  /** The vault makes the token NEW, as somebody's press on its button does. */
  generate(): void;
  step(): Promise<string>;
  rotation(): Promise<unknown>;
  consumers(): Promise<{ id: string; name: string; tickedAt: number | null }[]>;
  connection(): Promise<NonNullable<Awaited<ReturnType<Lab['state']>>['connections'][number]>>;
  note(): Promise<unknown>;
  /** Names of the stored secrets. */
  secrets(): Promise<string[]>;
  add(title: string): Promise<string>;
  paste(token: string): Promise<unknown>;
  start(): Promise<unknown>;
  next(): Promise<unknown>;
  /** The tokens of the requests that have left, in order. */
  asked(): string[];
  view(): Promise<Awaited<ReturnType<Lab['state']>>['views'][string] | undefined>;
  tick(name: string, ticked?: boolean): Promise<unknown>;
}

/** @param oldTokenLivesMs how long the vault takes the old token after a new one was made */
export async function createRotationLab(oldTokenLivesMs = 0): Promise<RotationLab> {
  const clock = { now: () => START };
  const vault = createVault({ now: () => clock.now(), oldTokenLivesMs });
  vault.tokens.set(OLD);
  const lab: Lab = await createLab({ [HOST]: vault.handler });
  clock.now = () => lab.clock.now;

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
    generate() {
      vault.tokens.plan(NEW);
      vault.tokens.generate();
    },
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
    start: () => lab.ask({ name: 'rotation.start', id }),
    next: () => lab.ask({ name: 'rotation.next', id }),
    asked: () =>
      lab.sent.map(({ headers }) => (headers.get('authorization') ?? '').replace('Bearer ', '')),
    view: async () => (await lab.state()).views[id],
    paste: (token: string) =>
      lab.ask<'vault.replaceToken'>({ name: 'vault.replaceToken', id, token, keep: 'device' }),
    async tick(name: string, ticked = true) {
      const consumer = (await consumers()).find((one) => one.name === name)?.id ?? 'nobody';
      return await lab.ask<'consumer.tick'>({ name: 'consumer.tick', id, consumer, ticked });
    },
  });
}
