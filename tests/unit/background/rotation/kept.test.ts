import { beforeEach, describe, expect, it } from 'vitest';
import { createRotationLab, minute, NEW, OLD, type RotationLab } from './rotation-lab.ts';

let lab: RotationLab;
const unavailable = { kind: 'status', status: 503 } as const;
const inUse = async () => (await lab.connection()).token.fingerprint;

beforeEach(async () => {
  lab = await createRotationLab();
});

/** The old one has died, and a refresh has told so before anybody gave us the new one. */
async function refusedMeanwhile() {
  lab.generate();
  lab.clock.now += 20 * minute;
  await lab.ringAlarm();
  await expect.poll(async () => (await lab.view())?.attempt?.failure?.kind).toBe('wrong-token');
  expect(await lab.alarmAt()).toBeNull();
}

describe('a new token that is kept because the vault did not answer', () => {
  it.each<[string, () => Promise<void>]>([
    ['', async () => undefined],
    [', also after the background died', () => lab.restartWorker()],
    [', also after the browser was closed', () => lab.restartBrowser()],
  ])('is tried again by itself where the old one is refused%s', async (_when, end) => {
    const old = await inUse();
    await refusedMeanwhile();
    lab.vault.faults.set(unavailable);
    expect(await lab.paste(NEW)).toMatchObject({ value: { replaced: false } });
    await end();
    lab.vault.faults.clear();
    const due = await lab.alarmAt();
    expect(due).not.toBeNull();
    lab.clock.now = Math.max(lab.clock.now, due ?? 0) + minute;
    await lab.ringAlarm();
    await expect.poll(inUse).not.toBe(old);
    expect((await lab.connection()).candidate).toBeNull();
  });

  it('is tried less and less often, and the refused one is left alone', async () => {
    await refusedMeanwhile();
    lab.vault.faults.set(unavailable);
    await lab.paste(NEW);
    const waits: number[] = [];
    lab.sent.length = 0;
    for (let round = 0; round < 4; round++) {
      const due = (await lab.alarmAt()) ?? Number.NaN;
      waits.push((due - lab.clock.now) / minute);
      lab.clock.now = due;
      const before = lab.sent.length;
      await lab.ringAlarm();
      await expect.poll(() => lab.sent.length).toBeGreaterThan(before);
      await expect.poll(() => lab.alarmAt()).toBeGreaterThan(due);
    }
    expect(waits).toEqual([1, 2, 4, 8]);
    expect(lab.asked()).not.toContain(OLD);
  });

  it('waits for the admin once the vault has refused it', async () => {
    await refusedMeanwhile();
    expect(await lab.paste('a-token-of-another-vault-1')).toMatchObject({
      value: { replaced: false },
    });
    expect(await lab.alarmAt()).toBeNull();
  });
});
