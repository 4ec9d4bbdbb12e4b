import { beforeEach, expect, it } from 'vitest';
import { readLeavers } from '#lib/storage/leavers.ts';
import { second } from '../tiny-lab.ts';
import { createLeaversLab, type LeaversLab } from './leavers-lab.ts';

let lab: LeaversLab;
beforeEach(async () => {
  lab = await createLeaversLab();
});

it('a list that is cancelled while one is under way ends with that one', async () => {
  await lab.checked();
  await lab.revoke();
  await lab.pass(8 * second);
  await lab.ask({ name: 'leavers.cancel' });
  await lab.pass(600 * second);
  expect(lab.vault.writes).toHaveLength(1);
  const { local, session } = await lab.dump();
  expect(JSON.stringify({ ...local, audit: null })).not.toContain('cleo');
  expect(session).toEqual({});
  expect(await lab.log()).toEqual([['ann', 'PyCharm', 'done']]);
});

it('forgetting the vault forgets the list', async () => {
  await lab.checked();
  await lab.revoke();
  await lab.ask({ name: 'vault.forget', id: lab.id });
  expect(await lab.dump()).toMatchObject({ local: {}, session: {} });
  expect(await readLeavers()).toBeNull();
  await lab.pass(600 * second);
  expect(lab.vault.writes).toEqual([]);
  expect(await lab.dump()).toMatchObject({ local: {}, session: {} });
});
