import { beforeEach, describe, expect, it } from 'vitest';
import { acted } from '#lib/storage/acted.ts';
import { readLeavers } from '#lib/storage/leavers.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { personOf } from '#tests/vault/directory.ts';
import { START } from '../background/lab.ts';
import { confirmAll, type Learnt, learn, understands } from './learn.ts';

const second = 1_000;

const named = (found: readonly Dialect[]) =>
  found.map((dialect) => [dialect.name, dialect] as const);

/** Dialects that can do all of this, and whose manner is understood. */
const withAbility = (...abilities: Ability[]) =>
  named(dialects.filter((dialect) => understands(dialect, abilities)));

let learnt: Learnt;
const nameOf = (dialect: Dialect, user: number) =>
  dialect.userNamedBy === 'login' ? personOf(user).login : personOf(user).email;
/** Allocations that the vault itself has for the user with this number, from 0. */
const holdings = (user: number) =>
  learnt.vault.company.allocations
    .filter((one) => one.user === personOf(user).email)
    .map(({ id }) => id);
const revoked = () => learnt.vault.revoked.map(({ allocationId }) => allocationId);
const lastAct = async () => (await acted.acts.read()).at(-1)?.state;

async function find(user: string): Promise<UserLicense[]> {
  const { lab, id } = learnt;
  const found = await lab.ask<'users.find'>({ name: 'users.find', vault: id, user });
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  expect(found.value.failure).toBeNull();
  return found.value.licenses;
}

async function revokeFirst(user: string): Promise<string> {
  const [license] = await find(user);
  if (!license) throw new Error(`${user} holds nothing`);
  const { lab, id: vault } = learnt;
  const begun = await lab.ask<'acts.revokeOne'>({ name: 'acts.revokeOne', vault, user, license });
  if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
  return begun.value.act;
}

const revokeAll = (user: string, typed = user, held: number | null = null) =>
  learnt.lab.ask<'acts.revokeAll'>({
    name: 'acts.revokeAll',
    vault: learnt.id,
    user,
    typed,
    held,
  });

/** Learns the dialect and confirms what it may do. */
async function ready(dialect: Dialect): Promise<void> {
  learnt = await learn(dialect);
  await confirmAll(learnt);
}

it('has eight dialects at least to act in', () => {
  expect(withAbility('user-licenses', 'revoke-one').length).toBeGreaterThanOrEqual(8);
});

describe.each(withAbility('user-licenses'))('a user of %s', (_name, dialect) => {
  beforeEach(() => ready(dialect));

  it('is found with exactly the licenses that the vault has for them', async () => {
    learnt.vault.allocate(3, 'GO');
    const licenses = await find(nameOf(dialect, 3));
    const there = holdings(3);
    expect(licenses).toHaveLength(there.length);
    expect(there.length).toBeGreaterThan(1);
    expect(learnt.vault.strayed).toEqual([]);
  });
});

describe.each(withAbility('user-licenses', 'revoke-one'))(
  'revoking one license at %s',
  (_name, dialect) => {
    beforeEach(async () => {
      await ready(dialect);
      learnt.vault.allocate(3, 'GO');
    });

    it('takes that one and no other, only after the delay, and tells that it stayed away', async () => {
      const before = holdings(3);
      await revokeFirst(nameOf(dialect, 3));
      await learnt.lab.pass(8 * second - 1);
      expect(revoked()).toEqual([]);
      await learnt.lab.pass(1);
      expect(revoked()).toHaveLength(1);
      expect(before).toContain(revoked()[0]);
      expect(holdings(3)).toHaveLength(before.length - 1);
      await learnt.lab.pass(60 * second);
      expect(await lastAct()).toMatchObject({ result: 'done', after: 'stayed-away' });
      expect(learnt.vault.strayed).toEqual([]);
    });

    it('is not sent when it is undone', async () => {
      const act = await revokeFirst(nameOf(dialect, 3));
      await learnt.lab.pass(7 * second);
      expect(await learnt.lab.ask({ name: 'acts.undo', act })).toMatchObject({ ok: true });
      await learnt.lab.pass(600 * second);
      expect(revoked()).toEqual([]);
    });

    it('tells when the license came back', async () => {
      const { company } = learnt.vault;
      company.allocations = company.allocations.filter(({ user }) => user !== personOf(3).email);
      learnt.vault.allocate(3, 'PC');
      await revokeFirst(nameOf(dialect, 3));
      await learnt.lab.pass(20 * second);
      learnt.vault.allocate(3, 'PC');
      await learnt.lab.pass(60 * second);
      expect(await lastAct()).toMatchObject({ result: 'done', after: 'came-back' });
    });

    it('of forty leavers takes what they hold, one request each, and nothing of anybody else', async () => {
      const { lab, vault, id } = learnt;
      const numbers = Array.from({ length: 40 }, (_, number) => number);
      const theirs = numbers.flatMap(holdings);
      const others = vault.company.allocations.length - theirs.length;
      const users = [...numbers, 900].map((number) => nameOf(dialect, number));
      await lab.ask({ name: 'leavers.check', vault: id, users });
      await lab.pass(300 * second);
      const checked = await readLeavers();
      expect(checked).toMatchObject({ phase: 'check', status: 'done' });
      expect(checked?.rows.map(({ items }) => items.length)).toEqual([
        ...numbers.map((number) => holdings(number).length),
        0,
      ]);
      expect(revoked()).toEqual([]);

      expect(await lab.ask({ name: 'leavers.revoke' })).toMatchObject({ ok: true });
      await lab.pass(600 * second);
      expect(revoked().sort()).toEqual(theirs.sort());
      expect(vault.company.allocations).toHaveLength(others);
      const run = await readLeavers();
      expect(run).toMatchObject({ status: 'done' });
      const items = run?.rows.flatMap((row) => row.items) ?? [];
      expect(new Set(items.map(({ state, after }) => `${state} ${after}`))).toEqual(
        new Set(['revoked stayed-away']),
      );
      expect(await acted.audit.read()).toHaveLength(theirs.length);
      expect(vault.strayed).toEqual([]);
    });
  },
);

describe.each(withAbility('user-licenses', 'revoke-all'))(
  'revoking all licenses at %s',
  (_name, dialect) => {
    it('takes all of that user and nobody else’s, once the name is typed', async () => {
      await ready(dialect);
      learnt.vault.allocate(3, 'GO');
      const mine = holdings(3);
      const everybody = learnt.vault.company.allocations.length;
      const user = nameOf(dialect, 3);
      expect(await revokeAll(user, 'somebody')).toMatchObject({ problem: { kind: 'typed-name' } });
      expect(await revokeAll(user, user, mine.length)).toMatchObject({ ok: true });
      await learnt.lab.pass(8 * second);
      expect(revoked().sort()).toEqual(mine.sort());
      expect(learnt.vault.company.allocations).toHaveLength(everybody - mine.length);
      await learnt.lab.pass(60 * second);
      expect(await lastAct()).toMatchObject({ result: 'done', after: 'stayed-away' });
      expect(learnt.vault.strayed).toEqual([]);
    });
  },
);

describe.each(withAbility('disconnect-product'))(
  'disconnecting a product at %s',
  (_name, dialect) => {
    it('takes that product and no other, after the delay, and the audit log says so', async () => {
      await ready(dialect);
      const answer = await learnt.lab.ask<'acts.disconnect'>({
        name: 'acts.disconnect',
        vault: learnt.id,
        product: { code: 'CL', name: 'CLion' },
        typed: 'CLion',
      });
      expect(answer).toMatchObject({ ok: true });
      await learnt.lab.pass(8 * second - 1);
      expect(learnt.vault.disconnected).toEqual([]);
      await learnt.lab.pass(1);
      expect(learnt.vault.disconnected).toEqual(['CL']);
      expect(await lastAct()).toMatchObject({ stage: 'over', result: 'done' });
      expect(await acted.audit.read()).toHaveLength(1);
      expect(learnt.vault.strayed).toEqual([]);
    });
  },
);

describe.each(named(dialects.filter((one) => !understands(one, ['user-licenses', 'revoke-all']))))(
  '%s, which does not tell enough',
  (_name, dialect) => {
    it('is sent nothing, and that is said before any delay', async () => {
      await ready(dialect);
      const user = 'user-00004';
      if (!understands(dialect, ['revoke-all'])) {
        expect(await revokeAll(user)).toMatchObject({ problem: { kind: 'not-bound' } });
      }
      if (!understands(dialect, ['user-licenses'])) {
        expect(
          await learnt.lab.ask({ name: 'leavers.check', vault: learnt.id, users: [user] }),
        ).toMatchObject({ problem: { kind: 'not-bound' } });
      }
      await learnt.lab.pass(600 * second);
      expect(revoked()).toEqual([]);
      expect(learnt.vault.strayed).toEqual([]);
    });
  },
);

describe.each(named(dialects))('denials of %s', (_name, dialect) => {
  it.each([99, 100, 101, 200])('are all counted when there are %d of them', async (count) => {
    learnt = await learn(dialect);
    const [denial] = learnt.vault.company.denials;
    if (!denial) throw new Error('The company has no denials');
    learnt.vault.company.denials = Array.from({ length: count }, (_, index) => ({
      ...denial,
      at: START - index * second,
    }));
    expect(await learnt.lab.ask({ name: 'vault.test', id: learnt.id })).toMatchObject({ ok: true });
    expect((await learnt.lab.state()).views[learnt.id]?.denials).toMatchObject({
      total: count,
      truncated: false,
    });
  });
});
