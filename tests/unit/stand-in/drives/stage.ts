import type { Ability } from '#lib/vault/ability.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { type Person, personOf } from '#tests/vault/directory.ts';
import { createVault, type StandInVault, type VaultOptions } from '#tests/vault/vault.ts';
import * as afterBinder from './after-binder.ts';
import * as beforeBinder from './before-binder.ts';
import { type Drive, type Send, sending, TOKEN } from './drive.ts';
import * as unseen from './unseen.ts';

export const START = Date.parse('2026-03-10T12:00:00.123Z');
const drives: Record<string, (send: Send) => Drive> = {
  ...beforeBinder,
  ...afterBinder,
  ...unseen,
};

export interface Stage {
  vault: StandInVault;
  drive: Drive;
  send: Send;
  /** Somebody with three licenses, and somebody else with one. */
  alice: Person;
  bob: Person;
}

export function open(dialect: Dialect, options: VaultOptions = {}): Stage {
  const vault = createVault({ now: () => START, dialect, ...options });
  vault.tokens.set(TOKEN);
  const [alice, bob] = [personOf(190), personOf(191)];
  for (const code of ['CL', 'PC', 'WS']) vault.allocate(alice.number, code);
  vault.allocate(bob.number, 'CL');
  const send = sending(vault, dialect.flavour === 'ide-services' ? 'Automation' : 'Bearer');
  const name = dialect.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const drive = drives[name]?.(send);
  if (!drive) throw new Error(`Nobody drives ${dialect.name}`);
  return { vault, drive, send, alice, bob };
}
/** Ids of what somebody holds, as the company knows it. */
export const held = ({ vault }: Stage, { email }: Person) =>
  vault.company.allocations.filter(({ user }) => user === email).map(({ id }) => id);
/** Dialects that have an ability. */
export const able = (ability: Ability) =>
  dialects.filter(({ expected }) => typeof expected[ability] === 'object');
/** Dialects by name, for a title of a test. */
export const named = (some: readonly Dialect[]) => some.map((one) => [one.name, one] as const);
