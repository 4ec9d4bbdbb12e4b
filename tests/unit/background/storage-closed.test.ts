import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRotationLab, minute, NEW, type RotationLab } from './rotation/rotation-lab.ts';

// A browser that is busy, or is closing the extension's storage while a call begins, opens no database
// for a moment. Nothing that is stored is lost by that.

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab(60 * minute);
});

/** @returns opens it again */
function closeStorage(): () => void {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  return () => open.mockRestore();
}
const failure = async () => (await lab.view())?.attempt?.failure?.kind ?? null;

describe('where the keys cannot be opened for a moment', () => {
  it('a refresh says so, and the next one works by itself', async () => {
    const reopen = closeStorage();
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect.poll(failure).toBe('storage-unavailable');
    reopen();
    lab.clock.now = (await lab.alarmAt()) ?? 0;
    await lab.ringAlarm();
    await expect.poll(failure).toBeNull();
  });

  it('a replaced token is not taken for gone: it is asked for later', async () => {
    lab.generate();
    await lab.paste(NEW);
    const reopen = closeStorage();
    lab.clock.now += minute;
    expect(await lab.ask({ name: 'rotation.checkOld', id: lab.id })).toMatchObject({
      value: { works: null, failure: { kind: 'storage-unavailable' } },
    });
    expect(await lab.secrets()).toHaveLength(2);
    reopen();
    lab.clock.now += minute;
    expect(await lab.ask({ name: 'rotation.checkOld', id: lab.id })).toMatchObject({
      value: { works: true },
    });
  });

  it('a kept token is tried again by itself', async () => {
    lab.generate();
    lab.vault.faults.set({ kind: 'status', status: 503 });
    await lab.paste(NEW);
    lab.vault.faults.clear();
    const reopen = closeStorage();
    lab.clock.now = (await lab.alarmAt()) ?? 0;
    await lab.ringAlarm();
    await expect.poll(failure).toBe('storage-unavailable');
    reopen();
    lab.clock.now = (await lab.alarmAt()) ?? 0;
    await lab.ringAlarm();
    await expect.poll(async () => (await lab.connection()).candidate).toBeNull();
    expect(await failure()).toBeNull();
  });
});
