import { expect } from 'vitest';
import { bindingsOf, readLearned } from '#lib/storage/learned-state.ts';
import { type Ability, writingAbilities } from '#lib/vault/ability.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { createVault, type StandInVault, type VaultOptions } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from '../background/lab.ts';

const HOST = 'acme.fls.jetbrains.com';
const TOKEN = 'the-token-in-use-0123456789';

export interface Learnt {
  id: string;
  vault: StandInVault;
  lab: Lab;
}

/**
 * What the binder does not find, and says so: each is a wish, none is a wrong binding. An entry that
 * is found one day has to leave this list.
 */
export const missed: Readonly<Record<string, readonly Ability[]>> = {
  'jsonapi-kebab': ['usage-report'],
};

/** Whether the dialect has these abilities, and the binder finds them all. */
export const understands = ({ name, expected }: Dialect, abilities: readonly Ability[]) =>
  abilities.every((one) => typeof expected[one] === 'object' && !missed[name]?.includes(one));

/** Whether the vault gives its specification to whoever has the token. */
const givesToToken = ({ specification: { places } }: Dialect) =>
  places.some(({ access }) => access === 'token' || access === 'anyone');

/**
 * Connects a vault that speaks the dialect, and reads its specification as an admin would: with the
 * token, or from the file where it stands behind the web login.
 */
export async function learn(dialect: Dialect, options: VaultOptions = {}): Promise<Learnt> {
  const clock = { now: () => START };
  const vault = createVault({ dialect, now: () => clock.now(), ...options });
  vault.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  const lab = await createLab({ [HOST]: vault.handler });
  clock.now = () => lab.clock.now;
  const connected = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: HOST,
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problem));
  const { id } = connected.value;
  const read = await lab.ask<'specification.read'>({ name: 'specification.read', id });
  expect(read.ok, JSON.stringify(read)).toBe(givesToToken(dialect));
  if (!read.ok) {
    expect(read.problem).toMatchObject({ problem: { kind: 'behind-login' } });
    const { text } = dialect.specification;
    const imported = await lab.ask({ name: 'specification.import', id, text });
    expect(imported.ok, JSON.stringify(imported)).toBe(true);
  }
  return { id, vault, lab };
}

/** Presses `Use this` for everything that waits for it. */
export async function confirmAll({ id, lab }: Learnt): Promise<void> {
  const { abilities } = bindingsOf(await readLearned(), id);
  for (const ability of writingAbilities) {
    const fingerprint = abilities[ability].binding?.operation.fingerprint;
    if (fingerprint === undefined) continue;
    const answer = await lab.ask<'ability.confirm'>({
      name: 'ability.confirm',
      id,
      ability,
      fingerprint,
    });
    expect(answer, ability).toEqual({ ok: true, value: { state: 'bound' } });
  }
}
