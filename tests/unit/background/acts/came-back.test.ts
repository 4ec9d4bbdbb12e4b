import { beforeEach, describe, expect, it } from 'vitest';
import { second } from '../tiny-lab.ts';
import { type ActsLab, ALICE, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('whether it came back', () => {
  it.each([
    ['a new license of the product came', () => lab.vault.allocate(ALICE, 'PyCharm'), 'came-back'],
    ['nothing came', () => undefined, 'stayed-away'],
    ['another product came', () => lab.vault.allocate(ALICE, 'Rider'), 'stayed-away'],
    [
      'the vault cannot be asked',
      () => {
        lab.vault.blind = { kind: 'unreachable' };
      },
      'could-not-look',
    ],
  ])('is told after a minute: %s', async (_what, happens, told) => {
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    happens();
    await lab.pass(59 * second);
    expect(lab.vault.reads).toEqual([]);
    await lab.pass(second);
    expect(lab.vault.reads).toEqual([ALICE]);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'done', after: told });
    expect(await lab.log()).toMatchObject([{ result: 'done', after: told }]);
  });

  it('is looked at after the wait that was set', async () => {
    await lab.ask({ name: 'acts.settings', cameBackSeconds: 1 });
    await lab.begun(lab.revoke());
    await lab.pass(9 * second);
    expect(await lab.state()).toMatchObject({ after: 'stayed-away' });
  });

  it('is told late rather than never when the worker died meanwhile', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    lab.vault.allocate(ALICE, 'PyCharm');
    lab.clock.now += 3_600 * second;
    await lab.restartWorker();
    await expect.poll(() => lab.state()).toMatchObject({ stage: 'over', after: 'came-back' });
    expect(lab.vault.writes).toHaveLength(1);
    expect(await lab.log()).toMatchObject([{ after: 'came-back' }]);
  });

  it('is looked at on time by a new worker that begins before it', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(59 * second);
    expect(lab.vault.reads).toEqual([]);
    await lab.pass(second);
    expect(await lab.state()).toMatchObject({ after: 'stayed-away' });
  });
});
