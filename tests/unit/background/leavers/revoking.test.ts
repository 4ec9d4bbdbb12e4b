import { beforeEach, describe, expect, it } from 'vitest';
import { acted } from '#lib/storage/acted.ts';
import { second } from '../tiny-lab.ts';
import { all, createLeaversLab, type LeaversLab } from './leavers-lab.ts';

let lab: LeaversLab;
beforeEach(async () => {
  lab = await createLeaversLab();
});

describe('revoking the checked', () => {
  it('begins after the undo delay and revokes one at a time, with a pause between', async () => {
    await lab.checked();
    expect(await lab.revoke()).toMatchObject({ ok: true });
    await lab.pass(8 * second - 1);
    expect(lab.vault.writes).toEqual([]);
    await lab.pass(1);
    expect(lab.vault.writes).toEqual(all.slice(0, 1));
    await lab.pass(second - 1);
    expect(lab.vault.writes).toHaveLength(1);
    await lab.pass(1);
    expect(lab.vault.writes).toEqual(all.slice(0, 2));
    await lab.pass(10 * second);
    expect(lab.vault.writes).toEqual(all);
    expect(lab.vault.state()).toEqual([]);
    expect(await lab.run()).toMatchObject({ phase: 'revoke', status: 'done' });
  });

  it('pauses as long as is set', async () => {
    await lab.ask({ name: 'acts.settings', bulkPauseMs: 0, undoSeconds: 5 });
    await lab.checked();
    await lab.revoke();
    await lab.pass(5 * second);
    expect(lab.vault.writes).toEqual(all);
  });

  it('undone in time is a checked list again', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(7 * second);
    expect(await lab.ask({ name: 'leavers.undo' })).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.run()).toMatchObject({ phase: 'check', status: 'done' });
    expect((await lab.dump()).local).not.toHaveProperty('leavers');
  });

  it('cannot be undone once it has begun', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(8 * second);
    expect(await lab.ask({ name: 'leavers.undo' })).toMatchObject({
      problem: { kind: 'list-state' },
    });
  });

  it('leaves out whoever is not ticked', async () => {
    await lab.checked();
    await lab.ask({ name: 'leavers.choose', row: 2, chosen: false });
    await lab.revoke();
    await lab.pass(60 * second);
    expect(lab.vault.state()).toEqual(['ben: PyCharm, GoLand']);
  });

  it('writes each one to the audit log', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(60 * second);
    expect(await lab.log()).toEqual([
      ['ann', 'PyCharm', 'done'],
      ['ben', 'PyCharm', 'done'],
      ['ben', 'GoLand', 'done'],
      ['cleo', 'PyCharm', 'done'],
    ]);
    expect(await acted.audit.read()).toMatchObject([{ by: 'leavers', revocations: 1 }, {}, {}, {}]);
  });

  it('tells afterwards who came back, and then keeps the list in memory alone', async () => {
    await lab.checked();
    await lab.revoke();
    await lab.pass(13 * second);
    lab.vault.allocate('ben', 'GoLand');
    expect((await lab.dump()).local).toHaveProperty('leavers');
    await lab.pass(60 * second);
    expect((await lab.run()).rows.map(({ items }) => items.map(({ after }) => after))).toEqual([
      ['stayed-away'],
      [],
      ['stayed-away', 'came-back'],
      ['stayed-away'],
    ]);
    const { local, session } = await lab.dump();
    expect(local).not.toHaveProperty('leavers');
    expect(session).toHaveProperty('leavers');
    expect((await acted.audit.read())[2]).toMatchObject({ after: 'came-back' });
    expect(await lab.alarmAt('acts')).toBeNull();
  });

  it('uses one request a person where only that is known', async () => {
    lab.vault.bound.delete('revoke-one');
    await lab.checked();
    await lab.revoke();
    await lab.pass(60 * second);
    expect(lab.vault.writes).toEqual([
      'revoke all of ann',
      'revoke all of ben',
      'revoke all of cleo',
    ]);
    expect(await lab.states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: revoked, revoked',
      'cleo: revoked',
    ]);
    expect(await acted.audit.read()).toHaveLength(4);
  });

  it('is refused where neither is known, and in read-only mode', async () => {
    await lab.checked();
    await lab.ask({ name: 'acts.settings', readOnly: true });
    expect(await lab.revoke()).toMatchObject({ problem: { kind: 'read-only' } });
    await lab.ask({ name: 'acts.settings', readOnly: false });
    lab.vault.bound.delete('revoke-one');
    lab.vault.bound.delete('revoke-all');
    expect(await lab.revoke()).toMatchObject({ problem: { kind: 'not-bound' } });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
  });

  it('is not overtaken by another list', async () => {
    await lab.checked();
    await lab.revoke();
    expect(await lab.check(['ann'])).toMatchObject({ problem: { kind: 'list-state' } });
    await lab.pass(600 * second);
    expect(await lab.check(['ann'])).toMatchObject({ ok: true });
  });

  it('counts each one against the month, and asks before it would go beyond', async () => {
    await lab.ask({ name: 'vault.edit', id: lab.id, plan: 'trial' });
    for (const product of ['Rider', 'WebStorm']) lab.vault.allocate('cleo', product);
    await lab.checked();
    expect(await lab.revoke()).toMatchObject({
      problem: { kind: 'budget', limit: 5, used: 0, wanted: 6 },
    });
    await lab.ask({ name: 'leavers.choose', row: 0, chosen: false });
    expect(await lab.revoke()).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toHaveLength(5);
    await lab.checked(['ann']);
    expect(await lab.revoke()).toMatchObject({ problem: { kind: 'budget', used: 5, wanted: 1 } });
    expect(await lab.revoke(true)).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(lab.vault.state()).toEqual([]);
  });
});
