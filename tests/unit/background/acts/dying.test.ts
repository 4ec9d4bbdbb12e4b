import { beforeEach, describe, expect, it } from 'vitest';
import { second } from '../tiny-lab.ts';
import { type ActsLab, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('a worker that dies before the request', () => {
  it('and wakes in time sends on time', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(3 * second);
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(5 * second - 1);
    expect(lab.vault.writes).toEqual([]);
    await lab.pass(1);
    expect(lab.vault.writes).toHaveLength(1);
  });

  it.each([
    ['a moment after the time', 8 * second],
    ['after half a minute', 30 * second],
    ['after a night', 36_000 * second],
  ])('and wakes %s has cancelled, and says so', async (_when, ms) => {
    await lab.begun(lab.revoke());
    lab.clock.now += ms;
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'too-late' });
    expect(await lab.log()).toEqual([]);
  });

  it('with the browser has cancelled too', async () => {
    await lab.begun(lab.revoke());
    lab.clock.now += 600 * second;
    await lab.restartBrowser();
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ result: 'too-late' });
  });

  it('is cancelled as soon as a page asks what became of it, and not only with the alarm', async () => {
    await lab.begun(lab.revoke());
    lab.clock.now += 11 * second;
    await lab.restartWorker();
    expect(await lab.ask({ name: 'acts.sweep' })).toEqual({ ok: true, value: null });
    expect(await lab.state()).toMatchObject({ result: 'too-late' });
    expect(lab.vault.writes).toEqual([]);
  });

  it('leaves an alarm that sweeps up', async () => {
    await lab.begun(lab.revoke());
    expect(await lab.alarmAt('acts')).toBe(lab.clock.now + 30 * second);
  });

  it('and whose clock was set back meanwhile does not send later', async () => {
    await lab.begun(lab.revoke());
    lab.clock.now -= 3_600 * second;
    await lab.restartWorker();
    await lab.pass(7_200 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ result: 'too-late' });
  });
});

it('a timer that fires late, after a sleep of the computer, sends nothing', async () => {
  await lab.begun(lab.revoke());
  lab.clock.now += 600 * second;
  await lab.pass(0);
  expect(lab.vault.writes).toEqual([]);
  expect(await lab.state()).toMatchObject({ result: 'too-late' });
});
