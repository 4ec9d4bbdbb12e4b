import { beforeEach, describe, expect, it } from 'vitest';
import { acted } from '#lib/storage/acted.ts';
import { readLeavers } from '#lib/storage/leavers.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { START } from '../background/lab.ts';
import { confirmAll, type Learnt, learn, understands } from './learn.ts';

const second = 1_000;

const named = (found: readonly Dialect[]) =>
  found.map((dialect) => [dialect.name, dialect] as const);

/** Dialects that can do all of this, and whose manner is understood. */
const withAbility = (...abilities: Ability[]) =>
  named(dialects.filter((dialect) => understands(dialect, abilities)));

let learnt: Learnt;
const nameOf = (dialect: Dialect, number: number) => {
  const login = `user-${String(number + 1).padStart(5, '0')}`;
  return dialect.userNamedBy === 'login' ? login : `${login}@acme.example`;
};
const holdings = (number: number) => {
  const email = `user-${String(number + 1).padStart(5, '0')}@acme.example`;
  return learnt.vault.company.allocations.filter(({ user }) => user === email);
};

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

/** Learns the dialect and confirms what it may do. */
async function ready(dialect: Dialect): Promise<void> {
  learnt = await learn(dialect);
  await confirmAll(learnt);
}

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

    it('takes that one and no other, and only after the delay', async () => {
      const before = holdings(3).map(({ id }) => id);
      await revokeFirst(nameOf(dialect, 3));
      await learnt.lab.pass(8 * second - 1);
      expect(learnt.vault.revoked).toEqual([]);
      await learnt.lab.pass(1);
      expect(learnt.vault.revoked).toHaveLength(1);
      expect(before).toContain(learnt.vault.revoked[0]?.allocationId);
      expect(holdings(3)).toHaveLength(before.length - 1);
      expect(learnt.vault.strayed).toEqual([]);
    });

    it('is not sent when it is undone', async () => {
      const act = await revokeFirst(nameOf(dialect, 3));
      await learnt.lab.pass(7 * second);
      expect(await learnt.lab.ask({ name: 'acts.undo', act })).toMatchObject({ ok: true });
      await learnt.lab.pass(600 * second);
      expect(learnt.vault.revoked).toEqual([]);
    });
  },
);

describe.each(withAbility('user-licenses', 'revoke-all'))(
  'revoking all licenses at %s',
  (_name, dialect) => {
    it('takes all of that user and nobody else’s', async () => {
      await ready(dialect);
      learnt.vault.allocate(3, 'GO');
      const user = nameOf(dialect, 3);
      const mine = holdings(3).map(({ id }) => id);
      const everybody = learnt.vault.company.allocations.length;
      const answer = await learnt.lab.ask<'acts.revokeAll'>({
        name: 'acts.revokeAll',
        vault: learnt.id,
        user,
        typed: user,
        held: mine.length,
      });
      expect(answer).toMatchObject({ ok: true });
      await learnt.lab.pass(8 * second);
      expect(learnt.vault.revoked.map(({ allocationId }) => allocationId).sort()).toEqual(
        mine.sort(),
      );
      expect(learnt.vault.company.allocations).toHaveLength(everybody - mine.length);
      expect(learnt.vault.strayed).toEqual([]);
    });
  },
);

describe.each(withAbility('user-licenses', 'revoke-one'))(
  'forty leavers at %s',
  (_name, dialect) => {
    it('lose what they hold, one request each, and nobody else does', async () => {
      await ready(dialect);
      const { lab, vault, id } = learnt;
      const numbers = Array.from({ length: 40 }, (_, number) => number);
      const users = numbers.map((number) => nameOf(dialect, number));
      const theirs = numbers.flatMap((number) => holdings(number).map((one) => one.id));
      const others = vault.company.allocations.length - theirs.length;
      await lab.ask({ name: 'leavers.check', vault: id, users });
      await lab.pass(300 * second);
      expect(vault.revoked).toEqual([]);
      expect(await lab.ask({ name: 'leavers.revoke' })).toMatchObject({ ok: true });
      await lab.pass(600 * second);
      expect(vault.revoked.map(({ allocationId }) => allocationId).sort()).toEqual(theirs.sort());
      expect(vault.company.allocations).toHaveLength(others);
      expect(await readLeavers()).toMatchObject({ status: 'done' });
      expect(vault.strayed).toEqual([]);
    });
  },
);

describe.each(withAbility('disconnect-product'))(
  'disconnecting a product at %s',
  (_name, dialect) => {
    it('takes that product and no other, and the audit log says so', async () => {
      await ready(dialect);
      const answer = await learnt.lab.ask<'acts.disconnect'>({
        name: 'acts.disconnect',
        vault: learnt.id,
        product: { code: 'CL', name: 'CLion' },
        typed: 'CLion',
      });
      expect(answer).toMatchObject({ ok: true });
      await learnt.lab.pass(8 * second);
      expect(learnt.vault.disconnected).toEqual(['CL']);
      expect(await acted.audit.read()).toHaveLength(1);
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
