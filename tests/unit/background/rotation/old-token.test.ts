import { beforeEach, describe, expect, it } from 'vitest';
import { START } from '../lab.ts';
import { createRotationLab, hour, minute, NEW, OLD, type RotationLab } from './rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
});

describe('the replaced token', () => {
  const replace = async () => {
    lab.generate();
    await lab.paste(NEW);
  };

  it('is asked for by nothing but the probe', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await lab.ask({ name: 'vault.test', id: lab.id });
    await lab.ask({ name: 'vault.refresh', id: lab.id, by: 'person' });
    expect(new Set(lab.asked())).toEqual(new Set([NEW]));
    lab.sent.length = 0;
    await lab.ringAlarm('tokens');
    await expect.poll(lab.asked).toEqual([OLD]);
  });

  it('stops no other call by its refusal', async () => {
    lab = await createRotationLab(minute);
    await replace();
    lab.clock.now += 2 * minute;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring).toBeNull();
    expect(await lab.schedule(lab.id)).toMatchObject({ stopped: false, failures: 0 });
    expect((await lab.view())?.attempt?.failure).toBeNull();
    expect((await lab.badge()).text).not.toBe('!');
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect.poll(lab.asked).toContain(NEW);
  });

  it('is wiped after a day, when the alarm rings', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += 24 * hour - minute;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring?.workedAt).toBe(lab.clock.now);
    const seen = lab.clock.now;
    expect(await lab.alarmAt('tokens')).toBe(START + 24 * hour);
    lab.clock.now += minute;
    lab.sent.length = 0;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring).toBeNull();
    expect(lab.asked()).not.toContain(OLD);
    expect(await lab.secrets()).toHaveLength(1);
    expect(await lab.rotation()).toMatchObject({
      oldEnd: { how: 'expired', at: lab.clock.now, workedAt: seen },
    });
  });

  it('is wiped at the next start of the browser when the day passed while it was closed', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += 60 * hour;
    lab.sent.length = 0;
    await lab.restartBrowser();
    await expect.poll(async () => (await lab.connection()).retiring).toBeNull();
    expect(lab.asked()).not.toContain(OLD);
  });

  it('is wiped on the admin’s word, and cannot be asked for then', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    expect(await lab.ask({ name: 'rotation.wipeOld', id: lab.id })).toMatchObject({ ok: true });
    expect(await lab.secrets()).toHaveLength(1);
    expect(await lab.rotation()).toMatchObject({ oldEnd: { how: 'wiped', workedAt: START } });
    for (const name of ['rotation.wipeOld', 'rotation.checkOld'] as const) {
      expect(await lab.ask({ name, id: lab.id })).toMatchObject({
        problem: { kind: 'no-old-token' },
      });
    }
  });

  it('is asked for when a person wants to know, with a pause in between', async () => {
    lab = await createRotationLab(minute);
    await replace();
    const check = () => lab.ask({ name: 'rotation.checkOld', id: lab.id });
    expect(await check()).toMatchObject({ problem: { kind: 'too-soon', until: START + 5_000 } });
    lab.clock.now += 5_000;
    expect(await check()).toEqual({ ok: true, value: { works: true, failure: null } });
    lab.clock.now += minute;
    expect(await check()).toEqual({
      ok: true,
      value: { works: false, failure: { kind: 'wrong-token' } },
    });
    expect(await lab.step()).toBe('ticking');
  });

  it('stays, and nothing is said of it, while the vault does not answer', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += minute;
    lab.vault.faults.set({ kind: 'status', status: 403 });
    await lab.ringAlarm('tokens');
    await expect
      .poll(async () => (await lab.connection()).retiring)
      .toMatchObject({ checkedAt: lab.clock.now, workedAt: START });
    lab.allowed.clear();
    lab.sent.length = 0;
    lab.clock.now += 5 * minute;
    await lab.ringAlarm('tokens');
    await expect
      .poll(async () => (await lab.connection()).retiring)
      .toMatchObject({ checkedAt: lab.clock.now, workedAt: START });
    expect(lab.sent).toEqual([]);
  });

  it('is not asked for while the vault wants silence', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += minute;
    lab.vault.faults.set({ kind: 'status', status: 429, headers: { 'retry-after': '600' } });
    await lab.ringAlarm('tokens');
    await expect
      .poll(() => lab.schedule(lab.id))
      .toMatchObject({ silentUntil: lab.clock.now + 10 * minute });
    lab.sent.length = 0;
    lab.clock.now += 5 * minute;
    await lab.ringAlarm('tokens');
    await lab.ringAlarm();
    await expect.poll(async () => (await lab.connection()).retiring?.checkedAt).toBe(lab.clock.now);
    expect(lab.sent).toEqual([]);
  });

  it('is not kept when it could not be read any more', async () => {
    const { token } = await lab.connection();
    const { fakeBrowser } = await import('wxt/testing/fake-browser');
    await fakeBrowser.storage.local.remove(`token:${lab.id}:${token.ref}`);
    await replace();
    expect((await lab.connection()).retiring).toBeNull();
    expect(await lab.rotation()).toMatchObject({ oldEnd: { how: 'unknown' } });
  });

  it('leaves nothing behind when the vault is forgotten', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    await lab.ask({ name: 'reminder.snooze', id: lab.id, days: 7 });
    await lab.ask({ name: 'vault.forget', id: lab.id });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
    expect(await lab.alarmAt('tokens')).toBeNull();
  });
});
