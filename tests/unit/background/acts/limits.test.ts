import { beforeEach, describe, expect, it } from 'vitest';
import { documents } from '#lib/storage/documents.ts';
import { second } from '../tiny-lab.ts';
import { type ActsLab, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('read-only mode', () => {
  it('refuses everything that changes a vault', async () => {
    await lab.ask({ name: 'acts.settings', readOnly: true });
    for (const answer of [await lab.revoke(), await lab.revokeAll(), await lab.disconnect()]) {
      expect(answer).toMatchObject({ problem: { kind: 'read-only' } });
    }
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
  });

  it('switched on calls off what has not been sent', async () => {
    await lab.begun(lab.revoke());
    await lab.ask({ name: 'acts.settings', readOnly: true });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ result: 'read-only' });
  });

  it('switched on by whomever is looked at once more before sending', async () => {
    await lab.begun(lab.revoke());
    await documents.settings.update((settings) => ({ ...settings, readOnly: true }));
    await lab.pass(600 * second);
    expect(lab.vault.writes).toEqual([]);
    expect(await lab.state()).toMatchObject({ result: 'read-only' });
  });
});

describe('the month’s revocations', () => {
  const products = ['A', 'B', 'C', 'D', 'E', 'F'];
  beforeEach(async () => {
    await lab.ask({ name: 'vault.edit', id: lab.id, plan: 'trial' });
    for (const product of products) lab.vault.allocate('bob', product);
  });

  it('are five on a plan that rations them: the sixth asks again', async () => {
    for (const product of products.slice(0, 5)) await lab.begun(lab.revoke(product, false, 'bob'));
    expect(await lab.revoke('F', false, 'bob')).toMatchObject({
      problem: { kind: 'budget', limit: 5, used: 5, wanted: 1 },
    });
    await lab.pass(60 * second);
    expect(lab.vault.writes).toHaveLength(5);
    expect(await lab.revoke('F', false, 'bob')).toMatchObject({
      problem: { kind: 'budget', used: 5 },
    });
    await lab.begun(lab.revoke('F', true, 'bob'));
    await lab.pass(8 * second);
    expect(lab.vault.writes).toHaveLength(6);
  });

  it('are not all taken by two that come at the same moment', async () => {
    for (const product of products.slice(0, 4)) await lab.begun(lab.revoke(product, false, 'bob'));
    const both = await Promise.all([lab.revoke('E', false, 'bob'), lab.revoke('F', false, 'bob')]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('come again when one is undone', async () => {
    const acts: string[] = [];
    for (const product of products.slice(0, 5))
      acts.push(await lab.begun(lab.revoke(product, false, 'bob')));
    await lab.undo(acts[0] ?? '');
    expect(await lab.revoke('F', false, 'bob')).toMatchObject({ ok: true });
  });

  it('come again with the next month', async () => {
    for (const product of products.slice(0, 5)) await lab.begun(lab.revoke(product, false, 'bob'));
    await lab.pass(31 * 86_400 * second);
    expect(await lab.revoke('F', false, 'bob')).toMatchObject({ ok: true });
  });

  it('are as many as are known to be held when all are revoked', async () => {
    for (const product of products.slice(0, 4)) await lab.begun(lab.revoke(product, false, 'bob'));
    expect(await lab.revokeAll()).toMatchObject({
      problem: { kind: 'budget', used: 4, wanted: 2 },
    });
  });

  it('have no limit on other plans', async () => {
    await lab.ask({ name: 'vault.edit', id: lab.id, plan: 'enterprise-floating' });
    for (const product of products) await lab.begun(lab.revoke(product, false, 'bob'));
    await lab.pass(8 * second);
    expect(lab.vault.writes).toHaveLength(6);
  });
});
