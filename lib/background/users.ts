import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import { readNames, rememberNames } from '#lib/storage/names.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { failed, type Outcome } from '#lib/vault/failure.ts';
import { DENIALS_MAX_PAGES } from '#lib/vault/limits.ts';
import type { Denials } from '#lib/vault/readings.ts';
import type { BoundVaults } from './bound-vaults.ts';
import { findConnection } from './record.ts';
import type { Services } from './services.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;

const DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
/** Denials are read once for several searches. In the worker's memory only. */
const FRESH_MS = 5 * 60_000;
const MOST_NAMES = 8;
const MOST_DENIALS = 20;

const unknownVault = { ok: false, problem: { kind: 'unknown-vault' } } as const;

/** Searches for users. What comes back is other people's data and is stored nowhere on disk. */
export function createUsers(services: Services, vaults: BoundVaults) {
  const read = new Map<string, { at: number; denials: Promise<Outcome<Denials>> }>();

  /** The vault's denials of the last days; asked for once, whoever wants them. */
  function denialsOf(connection: Connection): Promise<Outcome<Denials>> {
    const now = services.now();
    const known = read.get(connection.id);
    if (known && now >= known.at && now - known.at < FRESH_MS) return known.denials;
    const denials = ask(connection, now);
    // What broke is not what the vault said: the next search asks again.
    denials.catch(() => read.delete(connection.id));
    read.set(connection.id, { at: now, denials });
    return denials;
  }

  async function ask(connection: Connection, now: number): Promise<Outcome<Denials>> {
    const client = await vaults.clientFor(connection);
    const answer = client.ok
      ? await client.value.denials(localDay(now - DAYS * DAY_MS), DENIALS_MAX_PAGES)
      : failed(client.failure);
    if (!answer.ok) read.delete(connection.id);
    else {
      const newest = answer.value.denials.toSorted((a, b) => b.at - a.at);
      await rememberNames(
        connection.id,
        newest.flatMap(({ user }) => user ?? []),
      );
    }
    return answer;
  }

  return {
    async find({ vault, user }: Of<'users.find'>): Promise<Answer<'users.find'>> {
      const connection = await findConnection(vault);
      if (!connection) return unknownVault;
      const client = await vaults.clientFor(connection);
      const answer = client.ok ? await client.value.userLicenses(user) : client;
      if (answer.ok) return { ok: true, value: { licenses: answer.value, failure: null } };
      return { ok: true, value: { licenses: [], failure: answer.failure } };
    },

    async denials({ vault, user }: Of<'users.denials'>): Promise<Answer<'users.denials'>> {
      const connection = await findConnection(vault);
      if (!connection) return unknownVault;
      const answer = await denialsOf(connection);
      if (!answer.ok) {
        const nothing = { denials: [], days: DAYS, truncated: false };
        return { ok: true, value: { ...nothing, failure: answer.failure } };
      }
      const { denials, truncated } = answer.value;
      const wanted = user.toLocaleLowerCase();
      const own = denials
        .filter((one) => one.user?.toLocaleLowerCase() === wanted)
        .sort((a, b) => b.at - a.at)
        .slice(0, MOST_DENIALS)
        .map(({ at, product, reason }) => ({ at, product, reason }));
      return { ok: true, value: { denials: own, days: DAYS, truncated, failure: null } };
    },

    async seen({ vault, names }: Of<'users.seen'>): Promise<Answer<'users.seen'>> {
      if (!(await findConnection(vault))) return unknownVault;
      await rememberNames(vault, names);
      return { ok: true, value: null };
    },

    async suggest({ vault, text }: Of<'users.suggest'>): Promise<Answer<'users.suggest'>> {
      const connection = await findConnection(vault);
      if (!connection) return unknownVault;
      await denialsOf(connection);
      const wanted = text.trim().toLocaleLowerCase();
      const names = (await readNames(vault)).filter((name) =>
        name.toLocaleLowerCase().includes(wanted),
      );
      return { ok: true, value: { names: names.slice(0, MOST_NAMES) } };
    },
  };
}
