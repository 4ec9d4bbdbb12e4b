import { beforeEach, describe, expect, it } from 'vitest';
import { acted } from '#lib/storage/acted.ts';
import { START } from '../lab.ts';
import { second } from '../tiny-lab.ts';
import { type ActsLab, ALICE, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('revoking one license', () => {
  it('sends nothing for eight seconds, and then the one request', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(8 * second - 1);
    expect(lab.vault.writes).toEqual([]);
    await lab.pass(1);
    expect(lab.vault.writes).toEqual([`revoke PyCharm of ${ALICE}`]);
    expect(lab.vault.state()).toEqual([`${ALICE}: GoLand`]);
  });

  it('waits as long as the admin has set', async () => {
    await lab.ask({ name: 'acts.settings', undoSeconds: 20 });
    await lab.begun(lab.revoke());
    await lab.pass(19 * second);
    expect(lab.vault.writes).toEqual([]);
    await lab.pass(second);
    expect(lab.vault.writes).toHaveLength(1);
  });

  it('undone in time leaves the vault as it was', async () => {
    const act = await lab.begun(lab.revoke());
    await lab.pass(7 * second);
    expect(await lab.undo(act)).toEqual({ ok: true, value: null });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ stage: 'over', result: 'undone' });
    expect(await lab.log()).toEqual([]);
    expect(await lab.alarmAt('acts')).toBeNull();
  });

  it('undone at the very last moment, while its token is being read, is not sent', async () => {
    const act = await lab.begun(lab.revoke());
    const { promise: open, resolve } = Promise.withResolvers<void>();
    lab.vault.gate = open;
    const passed = lab.pass(8 * second);
    await expect.poll(() => lab.clock.now).toBe(START + 8 * second);
    expect(await lab.undo(act)).toMatchObject({ ok: true });
    resolve();
    await passed;
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ result: 'undone' });
  });

  it('is sent once, though timer and alarm come at the same moment', async () => {
    await lab.begun(lab.revoke());
    lab.clock.now += 8 * second;
    await Promise.all([lab.ringAlarm('acts'), lab.pass(0), lab.ringAlarm('acts')]);
    expect(lab.vault.writes).toHaveLength(1);
    lab.clock.now += 60 * second;
    await Promise.all([lab.ringAlarm('acts'), lab.pass(0), lab.ringAlarm('acts')]);
    expect(lab.vault.reads).toHaveLength(1);
  });

  it('undone in two tabs at once is undone, in both', async () => {
    const act = await lab.begun(lab.revoke());
    expect(await Promise.all([lab.undo(act), lab.undo(act)])).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
  });

  it('cannot be undone once it was sent, and says so', async () => {
    const act = await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    expect(await lab.undo(act)).toMatchObject({ problem: { kind: 'too-late-to-undo' } });
    expect(lab.vault.writes).toHaveLength(1);
  });

  it('asked for twice is sent once', async () => {
    const [first, again] = await Promise.all([lab.revoke(), lab.revoke()]);
    expect([first.ok, again.ok].sort()).toEqual([false, true]);
    expect(await lab.revoke()).toMatchObject({ problem: { kind: 'already-under-way' } });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toHaveLength(1);
  });

  it('stores nothing of where the license ran', async () => {
    await lab.begun(lab.revoke());
    expect(JSON.stringify(await lab.dump())).not.toContain('pc-1.acme.example');
  });

  it('is refused where nothing says how, before any delay', async () => {
    lab.vault.bound.delete('revoke-one');
    expect(await lab.revoke()).toMatchObject({ problem: { kind: 'not-bound' } });
    expect(await acted.acts.read()).toEqual([]);
  });

  it('is refused for a vault that is not there', async () => {
    lab.id = 'nobody';
    expect(await lab.revoke()).toMatchObject({ problem: { kind: 'unknown-vault' } });
  });
});
