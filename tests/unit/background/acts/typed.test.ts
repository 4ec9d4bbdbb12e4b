import { beforeEach, describe, expect, it } from 'vitest';
import { second } from '../tiny-lab.ts';
import { type ActsLab, ALICE, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('revoking all licenses of a user', () => {
  it('wants the name typed, also in the background', async () => {
    for (const typed of ['', 'alice', `${ALICE}x`]) {
      expect(await lab.revokeAll(typed)).toMatchObject({ problem: { kind: 'typed-name' } });
    }
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
  });

  it('sends one request after the delay, and looks whether anything came back', async () => {
    expect(await lab.revokeAll()).toMatchObject({ ok: true });
    await lab.pass(8 * second);
    expect(lab.vault.writes).toEqual([`revoke all of ${ALICE}`]);
    expect(lab.vault.state()).toEqual([]);
    lab.vault.allocate(ALICE, 'Rider');
    await lab.pass(60 * second);
    expect(await lab.state()).toMatchObject({ result: 'done', after: 'came-back' });
    expect(await lab.log()).toMatchObject([{ act: 'revoke-all', user: ALICE, revocations: 2 }]);
  });
});

describe('disconnecting a product', () => {
  it('wants the name typed, also in the background', async () => {
    expect(await lab.disconnect('clion')).toMatchObject({ problem: { kind: 'typed-name' } });
    await lab.pass(600 * second);
    expect(lab.vault.disconnected).toEqual(new Set());
  });

  it('is done after the delay, and there is nothing to come back', async () => {
    expect(await lab.disconnect()).toMatchObject({ ok: true });
    await lab.pass(8 * second);
    expect(lab.vault.writes).toEqual(['disconnect CLion']);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'done', after: null });
    expect(await lab.log()).toMatchObject([
      { act: 'disconnect-product', product: 'CLion', user: null },
    ]);
  });

  it('with an unknown outcome is looked up in the counts', async () => {
    lab.vault.troubles = [{ kind: 'does-and-fails', failure: { kind: 'unreachable' } }];
    await lab.disconnect();
    await lab.pass(8 * second);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'done' });
  });
});
