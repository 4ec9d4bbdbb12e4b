import { beforeEach, describe, expect, it } from 'vitest';
import { acted } from '#lib/storage/acted.ts';
import { second } from '../tiny-lab.ts';
import { type ActsLab, ALICE, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('forgetting the vault', () => {
  it('ends what is under way and keeps the audit log, unless that is ticked', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    await lab.begun(lab.revoke('GoLand'));
    await lab.ask({ name: 'vault.forget', id: lab.id });
    await lab.pass(600 * second);
    expect(lab.vault.writes).toHaveLength(1);
    expect(Object.keys((await lab.dump()).local)).toEqual(['audit']);
    expect(await lab.log()).toMatchObject([{ vault: { name: 'acme' }, user: ALICE }]);
  });

  it('with its audit log leaves nothing at all', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(8 * second);
    await lab.ask({ name: 'users.suggest', vault: lab.id, text: '' });
    await lab.ask({ name: 'vault.forget', id: lab.id, audit: true });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });
});

describe('what is over', () => {
  it('can be taken off the pages; the audit log keeps it', async () => {
    const act = await lab.begun(lab.revoke());
    await lab.ask({ name: 'acts.dismiss', act });
    expect(await acted.acts.read()).toHaveLength(1);
    await lab.pass(70 * second);
    await lab.ask({ name: 'acts.dismiss', act });
    expect(await acted.acts.read()).toEqual([]);
    expect(await lab.log()).toHaveLength(1);
  });

  it('goes by itself after a day', async () => {
    await lab.begun(lab.revoke());
    await lab.pass(70 * second);
    lab.clock.now += 25 * 3_600 * second;
    await lab.restartWorker();
    expect(await acted.acts.read()).toEqual([]);
    expect(await lab.log()).toHaveLength(1);
  });
});
