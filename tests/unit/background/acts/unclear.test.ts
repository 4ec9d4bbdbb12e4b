import { beforeEach, describe, expect, it } from 'vitest';
import { START } from '../lab.ts';
import { second } from '../tiny-lab.ts';
import { type ActsLab, ALICE, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('a worker that dies while the request is under way', () => {
  /** The request has left, and its worker dies before an answer. */
  async function dieWhileSending(kind: 'hangs' | 'does-and-hangs') {
    lab.vault.troubles = [{ kind }];
    await lab.begun(lab.revoke());
    void lab.pass(8 * second);
    await expect.poll(() => lab.vault.writes).toHaveLength(1);
    expect(await lab.state()).toMatchObject({ stage: 'sending' });
    expect(await lab.log()).toMatchObject([{ result: 'unknown' }]);
    lab.clock.now += 30 * second;
    await lab.restartWorker();
    await lab.ringAlarm('acts');
  }

  it('finds out afterwards that it was done', async () => {
    await dieWhileSending('does-and-hangs');
    await expect.poll(() => lab.state()).toMatchObject({ stage: 'watching' });
    await lab.pass(60 * second);
    expect(await lab.state()).toMatchObject({ result: 'done', after: 'stayed-away' });
    expect(lab.vault.writes).toHaveLength(1);
    expect(await lab.log()).toMatchObject([{ result: 'done', after: 'stayed-away' }]);
  });

  it('finds out afterwards that it was not, after a second look, and does not send again', async () => {
    await dieWhileSending('hangs');
    await expect.poll(() => lab.state()).toMatchObject({ stage: 'looking', looks: 1 });
    await lab.pass(60 * second);
    expect(await lab.state()).toMatchObject({ result: 'not-done' });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toHaveLength(1);
    expect(lab.vault.state()).toEqual([`${ALICE}: PyCharm, GoLand`]);
    expect(await lab.log()).toMatchObject([{ result: 'not-done' }]);
  });

  it('says that the outcome is unknown where the vault cannot be asked either', async () => {
    lab.vault.blind = { kind: 'unreachable' };
    await dieWhileSending('does-and-hangs');
    await expect.poll(() => lab.state()).toMatchObject({ looks: 1 });
    await lab.pass(600 * second);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'unknown' });
    expect(lab.vault.writes).toHaveLength(1);
  });
});

describe('an answer without a clear outcome', () => {
  it.each([
    { kind: 'timeout', limitMs: 20_000 },
    { kind: 'unreachable' },
    { kind: 'server-error', status: 502 },
  ] as const)('of %o is looked up and never repeated', async (failure) => {
    lab.vault.troubles = [{ kind: 'does-and-fails', failure }];
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    expect(await lab.state()).toMatchObject({ stage: 'watching' });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toHaveLength(1);
    expect(await lab.log()).toMatchObject([{ result: 'done' }]);
  });

  it.each([
    { kind: 'wrong-token' },
    { kind: 'not-permitted' },
    { kind: 'rate-limited', until: START },
    { kind: 'server-error', status: 400 },
  ] as const)('is not what %o is: that has failed', async (failure) => {
    lab.vault.troubles = [{ kind: 'refuses', failure }];
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'failed', failure });
    expect(lab.vault.reads).toEqual([]);
    expect(await lab.log()).toMatchObject([{ result: 'failed', failure }]);
  });
});
