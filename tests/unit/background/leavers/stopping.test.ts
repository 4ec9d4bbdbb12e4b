import { beforeEach, describe, expect, it } from 'vitest';
import { START } from '../lab.ts';
import { second } from '../tiny-lab.ts';
import { all, createLeaversLab, type LeaversLab } from './leavers-lab.ts';

let lab: LeaversLab;
beforeEach(async () => {
  lab = await createLeaversLab();
});

describe('revoking the checked', () => {
  it.each([
    { kind: 'wrong-token' },
    { kind: 'not-permitted' },
    { kind: 'rate-limited', until: START },
  ] as const)('stops at the first %o, and goes on with the same one', async (failure) => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(8 * second);
    lab.vault.troubles = [{ kind: 'refuses', failure }];
    await lab.pass(60 * second);
    expect(lab.vault.writes).toEqual(all.slice(0, 2));
    expect(await lab.run()).toMatchObject({ status: 'stopped', why: { kind: 'failure', failure } });
    expect(await lab.states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: held, held',
      'cleo: held',
    ]);
    expect(await lab.log()).toEqual([
      ['ann', 'PyCharm', 'done'],
      ['ben', 'PyCharm', 'failed'],
    ]);
    await lab.resume();
    await lab.pass(60 * second);
    expect(lab.vault.writes).toEqual([all[0], all[1], all[1], all[2], all[3]]);
    expect(lab.vault.state()).toEqual([]);
    expect((await lab.log())[1]).toEqual(['ben', 'PyCharm', 'done']);
  });

  it('goes on after a fault of one, which is told with that one', async () => {
    await lab.checked();
    await lab.revoke();
    lab.vault.troubles = [{ kind: 'refuses', failure: { kind: 'server-error', status: 409 } }];
    await lab.pass(60 * second);
    expect(await lab.states()).toEqual([
      'ann: failed',
      'nobody: ',
      'ben: revoked, revoked',
      'cleo: revoked',
    ]);
  });

  it('looks up what has no clear answer, and does not repeat it', async () => {
    await lab.checked();
    await lab.revoke();
    const failure = { kind: 'server-error', status: 502 } as const;
    lab.vault.troubles = [
      { kind: 'does-and-fails', failure },
      { kind: 'refuses', failure },
    ];
    await lab.pass(20 * second);
    expect(await lab.states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: not-done, revoked',
      'cleo: revoked',
    ]);
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual(all);
    expect(lab.vault.state()).toEqual(['ben: PyCharm']);
  });

  it('stops where an unclear answer cannot be looked up either', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(8 * second);
    lab.vault.troubles = [{ kind: 'does-and-fails', failure: { kind: 'unreachable' } }];
    lab.vault.blind = { kind: 'unreachable' };
    await lab.pass(60 * second);
    expect(lab.vault.writes).toHaveLength(2);
    expect(await lab.states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: unknown, held',
      'cleo: held',
    ]);
    lab.vault.blind = null;
    await lab.resume();
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual(all);
    expect(await lab.states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: revoked, revoked',
      'cleo: revoked',
    ]);
  });

  it('stops when read-only mode is switched on', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(8 * second);
    await lab.ask({ name: 'acts.settings', readOnly: true });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toHaveLength(1);
    expect(await lab.run()).toMatchObject({ status: 'stopped', why: { kind: 'read-only' } });
  });

  it('paused and taken up again loses and repeats nothing', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(9 * second);
    await lab.pause();
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual(all.slice(0, 2));
    await lab.resume();
    await lab.pass(60 * second);
    expect(lab.vault.writes).toEqual(all);
  });

  it('paused at the last moment sends nothing more', async () => {
    await lab.checked();
    await lab.revoke();
    const { promise: open, resolve } = Promise.withResolvers<void>();
    lab.vault.gate = open;
    const passed = lab.pass(8 * second);
    await expect
      .poll(() => lab.clock.now % (8 * second))
      .toBe((START + 68 * second) % (8 * second));
    await lab.pause();
    resolve();
    await passed;
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.run()).toMatchObject({ status: 'paused' });
  });
});
