import { beforeEach, describe, expect, it } from 'vitest';
import { readLeavers } from '#lib/storage/leavers.ts';
import { START } from '../lab.ts';
import { second } from '../tiny-lab.ts';
import { createLeaversLab, type LeaversLab } from './leavers-lab.ts';

let lab: LeaversLab;
beforeEach(async () => {
  lab = await createLeaversLab();
});

describe('checking a list', () => {
  it('looks everybody up, one after another, and changes nothing', async () => {
    await lab.check();
    await lab.pass(0);
    expect(lab.vault.reads).toEqual(['ann']);
    expect(await lab.run()).toMatchObject({ phase: 'check', status: 'running' });
    expect((await lab.dump()).local).not.toHaveProperty('leavers');
    await lab.pass(60 * second);
    expect(lab.vault.reads).toEqual(['ann', 'nobody', 'ben', 'cleo']);
    expect(await lab.run()).toMatchObject({ phase: 'check', status: 'done' });
    expect(await lab.states()).toEqual(['ann: held', 'nobody: ', 'ben: held, held', 'cleo: held']);
    expect((await lab.run()).rows.map(({ chosen }) => chosen)).toEqual([true, false, true, true]);
    expect(lab.vault.writes).toEqual([]);
  });

  it('keeps the list in memory alone, and without where licenses ran', async () => {
    await lab.checked();
    const { local, session } = await lab.dump();
    expect(JSON.stringify(local)).not.toContain('cleo');
    expect(JSON.stringify(session)).toContain('cleo');
    expect(JSON.stringify(session)).not.toContain('pc-1');
  });

  it('stops where asking on would not help, and goes on where it stopped', async () => {
    await lab.check();
    await lab.pass(0);
    lab.vault.blind = { kind: 'rate-limited', until: START };
    await lab.pass(60 * second);
    expect(lab.vault.reads).toEqual(['ann', 'nobody']);
    expect(await lab.run()).toMatchObject({
      status: 'stopped',
      why: { kind: 'failure', failure: { kind: 'rate-limited' } },
    });
    lab.vault.blind = null;
    await lab.resume();
    await lab.pass(60 * second);
    expect(await lab.states()).toEqual(['ann: held', 'nobody: ', 'ben: held, held', 'cleo: held']);
  });

  it('tells a fault of one person with that person, and goes on', async () => {
    await lab.check();
    await lab.pass(0);
    lab.vault.blind = { kind: 'server-error', status: 500 };
    await lab.pass(100);
    lab.vault.blind = null;
    await lab.pass(60 * second);
    expect(await lab.run()).toMatchObject({
      status: 'done',
      rows: [{ check: 'done' }, { check: 'failed', failure: { status: 500 } }, {}, {}],
    });
  });

  it('of another tab takes its place, and what was seen of the first one is not done to it', async () => {
    await lab.checked();
    const { id: seen } = await lab.run();
    await lab.checked(['cleo']);
    const choose = { name: 'leavers.choose', run: seen, row: 0, chosen: false } as const;
    for (const command of [choose, { name: 'leavers.revoke', run: seen } as const]) {
      expect(await lab.ask(command)).toMatchObject({ problem: { kind: 'list-state' } });
    }
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    const { id: now } = await lab.run();
    expect(await lab.ask({ name: 'leavers.revoke', run: now })).toMatchObject({ ok: true });
  });

  it('can be paused, taken up again, and cancelled', async () => {
    await lab.check();
    await lab.pass(0);
    await lab.pause();
    await lab.pass(60 * second);
    expect(lab.vault.reads).toEqual(['ann']);
    await lab.resume();
    await lab.pass(60 * second);
    expect(lab.vault.reads).toHaveLength(4);
    await lab.ask({ name: 'leavers.cancel' });
    expect(await readLeavers()).toBeNull();
    expect((await lab.dump()).session).toEqual({});
  });

  it('of nobody, or where a user’s licenses cannot be looked up, is refused', async () => {
    expect(await lab.check([])).toMatchObject({ problem: { kind: 'list-empty' } });
    lab.vault.bound.delete('user-licenses');
    expect(await lab.check()).toMatchObject({ problem: { kind: 'not-bound' } });
  });

  it('goes on although the clock was set back', async () => {
    await lab.check();
    await lab.pass(0);
    lab.clock.now -= 60 * 24 * 3_600 * second;
    await lab.ringAlarm('acts');
    await lab.pass(60 * second);
    expect(await lab.run()).toMatchObject({ status: 'done' });
    expect(lab.vault.reads).toHaveLength(4);
  });

  it('does not go on by itself under a new worker', async () => {
    await lab.check();
    await lab.pass(0);
    lab.clock.now += second;
    await lab.restartWorker();
    await lab.pass(60 * second);
    expect(lab.vault.reads).toEqual(['ann']);
    expect(await lab.run()).toMatchObject({ status: 'paused', why: { kind: 'interrupted' } });
    await lab.resume();
    await lab.pass(60 * second);
    expect(await lab.run()).toMatchObject({ status: 'done' });
  });
});
