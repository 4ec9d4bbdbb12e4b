import { beforeEach, describe, expect, it } from 'vitest';
import { START } from '../lab.ts';
import { createRotationLab, minute, NEW, type RotationLab } from './rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
});

describe.each<[string, () => Promise<void>]>([
  ['nothing', async () => undefined],
  ['the worker', () => lab.restartWorker()],
  ['the browser', () => lab.restartBrowser()],
])('a whole rotation, with %s ending after every step,', (_what, end) => {
  it('goes through when the old token dies at once', async () => {
    await lab.start();
    await end();
    expect(await lab.step()).toBe('preparing');
    await lab.next();
    await end();
    expect(await lab.step()).toBe('waiting-for-token');

    // Captured while the vault cannot be reached.
    lab.generate();
    lab.vault.faults.set({ kind: 'status', status: 503 });
    await lab.paste(NEW);
    await end();
    expect(await lab.step()).toBe('captured');
    expect((await lab.connection()).token.fingerprint).not.toBe(
      (await lab.connection()).candidate?.fingerprint,
    );

    // It goes on by itself with the next refresh, through the proof to the old one's end.
    lab.vault.faults.clear();
    await expect
      .poll(async () => {
        // The start of a browser refreshes too, and may have failed a moment ago.
        lab.clock.now += 61 * minute;
        await lab.ringAlarm();
        return await lab.step();
      })
      .toBe('ticking');
    await end();
    expect(await lab.rotation()).toMatchObject({
      oldEnd: { how: 'refused', workedAt: null },
    });
    expect(await lab.secrets()).toHaveLength(1);
    expect(await lab.note()).toEqual({ kind: 'rotation', waitsFor: 'consumers', left: 2 });

    await lab.tick('Nightly report');
    await end();
    expect(await lab.step()).toBe('ticking');
    await lab.tick('Monitoring');
    await end();
    expect(await lab.step()).toBe('done');
    expect(await lab.note()).toBeNull();
    expect((await lab.view())?.attempt?.failure).toBeNull();
  });

  it('tells it honestly as long as the old token lives', async () => {
    lab = await createRotationLab(minute);
    await lab.start();
    await lab.next();
    lab.generate();
    await lab.paste(NEW);
    await end();
    expect(await lab.step()).toBe('old-still-works');
    expect(await lab.connection()).toMatchObject({
      retiring: { since: START, checkedAt: START, workedAt: START },
    });
    expect(await lab.secrets()).toHaveLength(2);
    expect(await lab.alarmAt('tokens')).toBe(START + 30_000);

    lab.clock.now += 31_000;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring?.workedAt).toBe(lab.clock.now);
    const seen = lab.clock.now;
    await end();

    lab.clock.now += 31_000;
    await lab.ringAlarm('tokens');
    await expect.poll(lab.step).toBe('ticking');
    await end();
    expect(await lab.rotation()).toMatchObject({ oldEnd: { how: 'refused', workedAt: seen } });
    expect(await lab.secrets()).toHaveLength(1);
    await lab.tick('Monitoring');
    await lab.tick('Nightly report');
    expect(await lab.step()).toBe('done');
  });
});
