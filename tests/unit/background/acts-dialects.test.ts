import { describe, expect, it } from 'vitest';
import type { Act } from '#lib/acts/act.ts';
import { acted } from '#lib/storage/acted.ts';
import { learned } from '#lib/storage/learned.ts';
import { readLeavers } from '#lib/storage/leavers.ts';
import { type Ability, writingAbilities } from '#lib/vault/ability.ts';
import type { Bindings } from '#lib/vault/binding/binding.ts';
import { bindByHand } from '#lib/vault/binding/by-hand.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { personOf } from '#tests/vault/directory.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const TOKEN = 'the-token-in-use-0123456789';
const HOST = 'acme.fls.jetbrains.com';
const second = 1_000;

/** A specification that names another host is not taken, which is tested where that is decided. */
const atThisHost = ({ specification }: Dialect) =>
  specification.text.replace('localhost:8080', HOST).replace('licensing.example.net', HOST);

const operationOf = ({ expected, prefix }: Dialect, ability: Ability) => {
  const wanted = expected[ability];
  return typeof wanted === 'object' ? wanted.operation.replace(' ', ` ${prefix}`) : null;
};

/** Whether the admin at least can bind it: what binds by itself is the binder's own test. */
function can(dialect: Dialect, ability: Ability): boolean {
  const read = readSpecification(atThisHost(dialect), `https://${HOST}`);
  const choose = (one: Ability, bound: Bindings = {}) => {
    const operation = operationOf(dialect, one);
    if (!read.ok || operation === null) return null;
    const chosen = bindByHand(read.value, one, operation, bound);
    return chosen.ok ? chosen.value : null;
  };
  const list = choose('user-licenses');
  return choose(ability, list ? { 'user-licenses': list } : {}) !== null;
}

/** Dialects that tell a user's licenses and can take one away, of vaults that connect as usual. */
const usual = dialects.filter(({ published }) => published !== false);
const able = usual.filter((one) => can(one, 'user-licenses') && can(one, 'revoke-one'));

interface Stage {
  lab: Lab;
  vault: StandInVault;
  id: string;
  /** As an admin of this vault would write the user with this number, from 0. */
  name(user: number): string;
  /** Allocations that the vault itself has for that user. */
  held(user: number): string[];
  find(user: number): Promise<UserLicense[]>;
  act(): Promise<Act['state'] | undefined>;
}

/** A vault of this dialect, connected, its specification imported and all that it writes confirmed. */
async function stage(dialect: Dialect): Promise<Stage> {
  let now = () => START;
  const vault = createVault({ dialect, now: () => now(), users: 60, denialsPerDay: 0 });
  if (dialect.flavour === 'ide-services') vault.tokens.add('us', TOKEN, Number.POSITIVE_INFINITY);
  else vault.tokens.set(TOKEN);
  const lab = await createLab({ [HOST]: vault.handler });
  now = () => lab.clock.now;
  const connected = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problem));
  const { id } = connected.value;
  await lab.ask({ name: 'specification.import', id, text: atThisHost(dialect) });
  for (const ability of ['user-licenses', ...writingAbilities] as const) {
    const record = async () => (await learned.bindings.read())[id]?.abilities[ability];
    const operation = operationOf(dialect, ability);
    if (operation !== null && !(await record())?.binding) {
      await lab.ask({ name: 'ability.choose', id, ability, operation });
    }
    const fingerprint = (await record())?.binding?.operation.fingerprint;
    if (fingerprint) await lab.ask({ name: 'ability.confirm', id, ability, fingerprint });
  }
  const name = (user: number) => {
    const { login, email } = personOf(user);
    return dialect.userNamedBy === 'login' ? login : email;
  };
  return {
    lab,
    vault,
    id,
    name,
    held: (user) =>
      vault.company.allocations
        .filter((one) => one.user === personOf(user).email)
        .map((one) => one.id),
    async find(user) {
      const answer = await lab.ask<'users.find'>({
        name: 'users.find',
        vault: id,
        user: name(user),
      });
      if (!answer.ok || answer.value.failure) throw new Error(JSON.stringify(answer));
      return answer.value.licenses;
    },
    act: async () => (await acted.acts.read()).at(-1)?.state,
  };
}

it('has seven dialects at least to act in', () => {
  expect(able.length).toBeGreaterThanOrEqual(7);
});

describe.each(able)('in the dialect $name', (dialect) => {
  it('one license of a user is revoked, and only after the time to undo', async () => {
    const { lab, vault, id, name, held, find, act } = await stage(dialect);
    vault.allocate(3, 'PC');
    vault.allocate(3, 'GO');
    const before = held(3);
    const licenses = await find(3);
    expect(licenses).toHaveLength(before.length);
    const [license] = licenses;
    if (!license) throw new Error('nothing found');
    const revoke = () =>
      lab.ask<'acts.revokeOne'>({ name: 'acts.revokeOne', vault: id, user: name(3), license });

    const undone = await revoke();
    if (!undone.ok) throw new Error(JSON.stringify(undone.problem));
    await lab.pass(7 * second);
    await lab.ask({ name: 'acts.undo', act: undone.value.act });
    await lab.pass(60 * second);
    expect(vault.revoked).toEqual([]);

    expect(await revoke()).toMatchObject({ ok: true });
    await lab.pass(8 * second);
    expect(vault.revoked).toMatchObject([{ user: personOf(3).email }]);
    expect(held(3)).toHaveLength(before.length - 1);
    await lab.pass(60 * second);
    expect(await act()).toMatchObject({ result: 'done', after: 'stayed-away' });
  });

  it('a license that comes back is told', async () => {
    const { lab, vault, id, name, find, act } = await stage(dialect);
    vault.company.allocations = vault.company.allocations.filter(
      ({ user }) => user !== personOf(3).email,
    );
    vault.allocate(3, 'PC');
    const [license] = await find(3);
    if (!license) throw new Error('nothing found');
    await lab.ask({ name: 'acts.revokeOne', vault: id, user: name(3), license });
    await lab.pass(20 * second);
    vault.allocate(3, 'PC');
    await lab.pass(60 * second);
    expect(await act()).toMatchObject({ result: 'done', after: 'came-back' });
  });

  it.runIf(can(dialect, 'revoke-all'))(
    'all licenses of a user are revoked, and nobody else’s',
    async () => {
      const { lab, vault, id, name, held, act } = await stage(dialect);
      vault.allocate(5, 'PC');
      vault.allocate(5, 'GO');
      const others = vault.company.allocations.length - held(5).length;
      const user = name(5);
      const ask = (typed: string) =>
        lab.ask<'acts.revokeAll'>({ name: 'acts.revokeAll', vault: id, user, typed, held: 2 });
      expect(await ask('somebody')).toMatchObject({ problem: { kind: 'typed-name' } });
      expect(await ask(user)).toMatchObject({ ok: true });
      await lab.pass(68 * second);
      expect(held(5)).toEqual([]);
      expect(vault.company.allocations).toHaveLength(others);
      expect(await act()).toMatchObject({ result: 'done', after: 'stayed-away' });
    },
  );

  it('a list of forty leavers is revoked, one after another', async () => {
    const { lab, vault, id, name, held } = await stage(dialect);
    const users = Array.from({ length: 40 }, (_, user) => user);
    for (const user of users) vault.allocate(user, 'WS');
    const outside = vault.company.allocations.length - users.flatMap(held).length;
    expect(
      await lab.ask({ name: 'leavers.check', vault: id, users: [...users.map(name), name(900)] }),
    ).toMatchObject({ ok: true });
    await lab.pass(60 * second);
    const checked = await readLeavers();
    expect(checked).toMatchObject({ phase: 'check', status: 'done' });
    expect(checked?.rows.map(({ items }) => items.length)).toEqual([
      ...users.map((user) => held(user).length),
      0,
    ]);
    expect(vault.revoked).toEqual([]);

    expect(await lab.ask({ name: 'leavers.revoke' })).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(users.flatMap(held)).toEqual([]);
    expect(vault.company.allocations).toHaveLength(outside);
    const items = (await readLeavers())?.rows.flatMap((row) => row.items) ?? [];
    expect(new Set(items.map(({ state, after }) => `${state} ${after}`))).toEqual(
      new Set(['revoked stayed-away']),
    );
    expect(await acted.audit.read()).toHaveLength(items.length);
  });

  it.runIf(can(dialect, 'disconnect-product'))('a product is disconnected', async () => {
    const { lab, vault, id, act } = await stage(dialect);
    const product = { code: 'GO', name: 'GoLand' };
    const ask = { name: 'acts.disconnect', vault: id, product, typed: 'GoLand' } as const;
    expect(await lab.ask(ask)).toMatchObject({ ok: true });
    await lab.pass(7 * second);
    expect(vault.disconnected).toEqual([]);
    await lab.pass(second);
    expect(vault.disconnected).toEqual(['GO']);
    expect(await act()).toMatchObject({ stage: 'over', result: 'done' });
  });

  it('nothing strays to an operation that no ability is', async () => {
    const { lab, vault, id, name, find } = await stage(dialect);
    vault.allocate(3, 'PC');
    const [license] = await find(3);
    if (!license) throw new Error('nothing found');
    await lab.ask({ name: 'acts.revokeOne', vault: id, user: name(3), license });
    const user = name(4);
    await lab.ask({ name: 'acts.revokeAll', vault: id, user, typed: user, held: null });
    await lab.pass(100 * second);
    expect(vault.strayed).toEqual([]);
  });
});

describe.each(usual.filter((one) => !able.includes(one)))(
  'in the dialect $name, which does not tell enough',
  (dialect) => {
    it('nothing is sent, and it is said before any delay', async () => {
      const { lab, vault, id } = await stage(dialect);
      const typed = { user: 'user-00004', typed: 'user-00004', held: null };
      if (!can(dialect, 'revoke-all')) {
        expect(await lab.ask({ name: 'acts.revokeAll', vault: id, ...typed })).toMatchObject({
          problem: { kind: 'not-bound' },
        });
      }
      if (!can(dialect, 'user-licenses')) {
        expect(
          await lab.ask({ name: 'leavers.check', vault: id, users: ['user-00004'] }),
        ).toMatchObject({ problem: { kind: 'not-bound' } });
      }
      await lab.pass(600 * second);
      expect(vault.revoked).toEqual([]);
      expect(vault.strayed).toEqual([]);
    });
  },
);
