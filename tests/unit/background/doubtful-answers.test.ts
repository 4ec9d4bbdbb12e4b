import { beforeEach, describe, expect, it } from 'vitest';
import { acted } from '#lib/storage/acted.ts';
import { readLeavers } from '#lib/storage/leavers.ts';
import { jsonapiKebab } from '#tests/vault/dialects/jsonapi-kebab.ts';
import type { Fault } from '#tests/vault/faults.ts';
import { confirmAll, type Learnt, learn } from '../binding/learn.ts';

const second = 1_000;
const USER = 'user-00004';

/** The vault does it, and its answer says this. */
const saying = (body: unknown): Fault => ({ kind: 'body', replace: () => body });
/** The vault does nothing, and answers with a good status all the same. */
const promising: Fault = { kind: 'status', status: 202 };

let learnt: Learnt;
const state = async () => (await acted.acts.read())[0]?.state;
const held = () =>
  learnt.vault.company.allocations.filter(({ user }) => user === `${USER}@acme.example`).length;
const looks = () =>
  learnt.vault.requests.filter(
    ({ method, url }) => method === 'GET' && url.includes('license-allocations'),
  ).length;
const sent = () => learnt.vault.requests.filter(({ method }) => method !== 'GET').length;

async function begin() {
  const { lab, id: vault } = learnt;
  const found = await lab.ask<'users.find'>({ name: 'users.find', vault, user: USER });
  const license = found.ok ? found.value.licenses[0] : undefined;
  if (!license) throw new Error(JSON.stringify(found));
  await lab.ask({ name: 'acts.revokeOne', vault, user: USER, license });
}
async function revoke() {
  await begin();
  await learnt.lab.pass(8 * second);
}

beforeEach(async () => {
  learnt = await learn(jsonapiKebab);
  await confirmAll(learnt);
  learnt.vault.allocate(3, 'GO');
});

describe('a good status with an answer that says otherwise', () => {
  it.each([{ success: false }, { errors: [{ title: 'license is pinned' }] }])(
    'is looked up: what was done all the same is told as done, after %o',
    async (body) => {
      learnt.vault.faults.set(saying(body), { ability: 'revoke-one', times: 1 });
      await begin();
      const before = looks();
      await learnt.lab.pass(8 * second);
      expect(await state()).toMatchObject({ stage: 'watching' });
      expect(looks()).toBe(before + 1);
      await learnt.lab.pass(60 * second);
      expect(await state()).toMatchObject({ result: 'done', after: 'stayed-away' });
      expect(learnt.vault.revoked).toHaveLength(1);
      expect(sent()).toBe(1);
    },
  );

  it('is never told as done where a second look finds the license as before', async () => {
    learnt.vault.faults.set(promising, { ability: 'revoke-one', times: 1 });
    const before = held();
    await revoke();
    expect(await state()).toMatchObject({
      stage: 'looking',
      looks: 1,
      failure: { kind: 'not-confirmed' },
    });
    await learnt.lab.pass(600 * second);
    expect(await state()).toMatchObject({ result: 'not-done', failure: { kind: 'not-confirmed' } });
    expect(await acted.audit.read()).toMatchObject([{ result: 'not-done' }]);
    expect(held()).toBe(before);
    expect(sent()).toBe(1);
  });

  it('stays unknown where the vault cannot be asked', async () => {
    await begin();
    learnt.vault.faults.set(promising, { ability: 'revoke-one', times: 1 });
    learnt.vault.faults.set({ kind: 'status', status: 503 }, { ability: 'user-licenses' });
    await learnt.lab.pass(600 * second);
    expect(await state()).toMatchObject({ stage: 'over', result: 'unknown' });
    expect(sent()).toBe(1);
  });

  it('is looked up in a list too, which goes on with the next license', async () => {
    const { lab, id: vault, vault: standIn } = learnt;
    standIn.faults.set(promising, { ability: 'revoke-one', times: 1 });
    await lab.ask({ name: 'leavers.check', vault, users: [USER] });
    await lab.pass(10 * second);
    await lab.ask({ name: 'leavers.revoke' });
    await lab.pass(300 * second);
    const states = (await readLeavers())?.rows.flatMap(({ items }) =>
      items.map((one) => one.state),
    );
    expect(states).toEqual(['not-done', ...(states ?? []).slice(1).map(() => 'revoked')]);
    expect(standIn.revoked).toHaveLength((states?.length ?? 0) - 1);
    expect(held()).toBe(1);
  });
});
