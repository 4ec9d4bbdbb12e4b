import { beforeEach, describe, expect, it } from 'vitest';
import { START } from '../lab.ts';
import { createRotationLab, hour, NEW, OLD, type RotationLab } from './rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
});

describe('without the assistant', () => {
  it('a replaced token begins a rotation by itself, since the consumers have the old one', async () => {
    lab.generate();
    await lab.paste(NEW);
    expect(await lab.step()).toBe('ticking');
    expect((await lab.consumers()).map(({ tickedAt }) => tickedAt)).toEqual([null, null]);
  });

  it('a replaced token begins none when nothing is listed', async () => {
    for (const { id: consumer } of await lab.consumers()) {
      await lab.ask({ name: 'consumer.remove', id: lab.id, consumer });
    }
    lab.generate();
    await lab.paste(NEW);
    expect(await lab.step()).toBe('idle');
    expect((await lab.connection()).retiring).toBeNull();
  });

  it('the same token, kept elsewhere, replaces nothing', async () => {
    const before = await lab.connection();
    lab.clock.now += hour;
    await lab.ask({ name: 'vault.replaceToken', id: lab.id, token: OLD, keep: 'session' });
    const { token, retiring } = await lab.connection();
    expect(token).toEqual({ ...before.token, ref: token.ref, keep: 'session' });
    expect(token.ref).not.toBe(before.token.ref);
    expect(retiring).toBeNull();
    expect(await lab.step()).toBe('idle');
    expect((await lab.consumers()).every(({ tickedAt }) => tickedAt === START)).toBe(true);
  });
});

describe('a rotation', () => {
  it('goes on when it is started again, and ends when it is cancelled', async () => {
    await lab.start();
    await lab.next();
    await lab.start();
    expect(await lab.step()).toBe('waiting-for-token');
    await lab.ask({ name: 'rotation.cancel', id: lab.id });
    expect(await lab.step()).toBe('idle');
    expect(await lab.note()).toBeNull();
    expect(await lab.next()).toMatchObject({ problem: { kind: 'no-rotation' } });
  });

  it('waits again when the new token is discarded', async () => {
    await lab.start();
    await lab.next();
    await lab.paste('refused-by-the-vault-0123');
    expect(await lab.step()).toBe('captured');
    await lab.ask({ name: 'vault.discardCandidate', id: lab.id });
    expect(await lab.step()).toBe('waiting-for-token');
    expect(await lab.note()).toMatchObject({ waitsFor: 'token' });
  });

  it('is not taken for done while a consumer is not', async () => {
    lab.generate();
    await lab.paste(NEW);
    await lab.tick('Monitoring');
    await lab.tick('Nightly report');
    expect(await lab.step()).toBe('done');
    // A further one that is added afterwards opens nothing again.
    await lab.add('Somebody else');
    await lab.tick('Monitoring', false);
    expect(await lab.step()).toBe('done');
  });

  it('has a consumer that is added meanwhile on its list', async () => {
    lab.generate();
    await lab.paste(NEW);
    await lab.add('Forgotten script');
    expect(await lab.note()).toMatchObject({ left: 3 });
  });

  it('survives a worker that dies between the swap and what follows', async () => {
    const { rotationDocuments } = await import('#lib/storage/rotation-state.ts');
    await lab.start();
    const before = await rotationDocuments.rotations.read();
    lab.generate();
    await lab.paste(NEW);
    // As if nothing had been written after the connection itself.
    await rotationDocuments.rotations.update(() => before);
    await lab.restartWorker();
    expect(await lab.step()).toBe('ticking');
  });
});
