import { beforeEach, describe, expect, it } from 'vitest';
import { second } from '../tiny-lab.ts';
import { all, createLeaversLab, type LeaversLab } from './leavers-lab.ts';

let lab: LeaversLab;
beforeEach(async () => {
  lab = await createLeaversLab();
});

describe('a worker that dies in the middle of a list', () => {
  async function dieWhileSending(kind: 'hangs' | 'does-and-hangs') {
    await lab.checked();
    await lab.revoke();
    await lab.pass(8 * second);
    lab.vault.troubles = [{ kind }];
    void lab.pass(second);
    await expect.poll(() => lab.vault.writes).toHaveLength(2);
    lab.clock.now += 30 * second;
  }

  it.each([
    ['the worker', () => lab.restartWorker()],
    ['the whole browser', () => lab.restartBrowser()],
  ])(
    'with %s: nothing goes on by itself, what was under way is looked up, nothing is lost',
    async (_who, restart) => {
      await dieWhileSending('does-and-hangs');
      await restart();
      await expect
        .poll(lab.states)
        .toEqual(['ann: revoked', 'nobody: ', 'ben: revoked, held', 'cleo: held']);
      await lab.ringAlarm('acts');
      await lab.pass(600 * second);
      expect(lab.vault.writes).toEqual(all.slice(0, 2));
      expect(await lab.run()).toMatchObject({ status: 'paused', why: { kind: 'interrupted' } });
      await lab.resume();
      await lab.pass(600 * second);
      expect(lab.vault.writes).toEqual(all);
      expect(lab.vault.state()).toEqual([]);
      expect(await lab.log()).toHaveLength(4);
    },
  );

  it('does not send again what the vault did not carry out', async () => {
    await dieWhileSending('hangs');
    await lab.restartWorker();
    await expect
      .poll(lab.states)
      .toEqual(['ann: revoked', 'nobody: ', 'ben: not-done, held', 'cleo: held']);
    await lab.resume();
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual(all);
    expect(lab.vault.state()).toEqual(['ben: PyCharm']);
    expect((await lab.log())[1]).toEqual(['ben', 'PyCharm', 'not-done']);
  });

  it('in the undo delay sends nothing late', async () => {
    await lab.checked();
    await lab.revoke();
    lab.clock.now += 60 * second;
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.run()).toMatchObject({
      phase: 'revoke',
      status: 'paused',
      why: { kind: 'interrupted' },
    });
  });

  it('in the undo delay, with a new one in time, begins on time', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(3 * second);
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(5 * second - 1);
    expect(lab.vault.writes).toEqual([]);
    await lab.pass(1);
    expect(lab.vault.writes).toHaveLength(1);
  });

  it('whose clock was set back meanwhile is looked at now, and not hours later', async () => {
    await lab.checked(['cleo']);
    await lab.revoke();
    await lab.pass(10 * second);
    expect(await lab.states()).toEqual(['cleo: revoked']);
    lab.clock.now -= 7_200 * second;
    await lab.ringAlarm('acts');
    expect((await lab.run()).rows[0]?.items).toMatchObject([{ after: 'stayed-away' }]);
  });

  it('in the wait after the last one still looks who came back', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(13 * second);
    lab.vault.allocate('ann', 'PyCharm');
    lab.clock.now += 600 * second;
    await lab.restartBrowser();
    await expect.poll(async () => (await lab.run()).rows[0]?.items[0]?.after).toBe('came-back');
    expect(lab.vault.writes).toHaveLength(4);
  });
});

it('a computer that slept in the middle of a list goes on only when it is told to', async () => {
  await lab.checked();
  await lab.revoke();
  await lab.pass(8 * second);
  lab.clock.now += 3_600 * second;
  await lab.pass(0);
  expect(lab.vault.writes).toHaveLength(1);
  expect(await lab.run()).toMatchObject({ status: 'paused', why: { kind: 'interrupted' } });
});
