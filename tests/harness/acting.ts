import Papa from 'papaparse';
import type { Act } from '#lib/acts/act.ts';
import type { Dialect } from '../vault/dialects/dialect.ts';
import { personOf } from '../vault/directory.ts';
import type { VaultOptions } from '../vault/vault.ts';
import { connectVault } from './admin.ts';
import type { ColorScheme } from './extension-browser.ts';
import type { BrowserName } from './find-browser.ts';
import type { ExtensionPage } from './page.ts';
import { createWorld } from './world.ts';

/** A world whose vault is connected, and what an act has made of it, here and there. */
export type Acting = Awaited<ReturnType<typeof startActing>>;

/** @param more options of the vault beside its dialect */
export async function startActing(
  name: BrowserName,
  dialect: Dialect,
  scheme: ColorScheme,
  more: VaultOptions = {},
) {
  const world = await createWorld(
    name,
    { 'acme.fls.jetbrains.com': { dialect, users: 60, ...more } },
    { scheme },
  );
  const vault = world.vault();
  const options = await connectVault(world);
  /** As an admin of this vault writes the user with this number, from 0. */
  const nameOf = (user: number) =>
    dialect.userNamedBy === 'login' ? personOf(user).login : personOf(user).email;
  const isOf =
    (...users: number[]) =>
    ({ user: of }: { user: string }) =>
      users.some((user) => personOf(user).email === of);

  return {
    world,
    vault,
    /** The settings page; it stays open. */
    options,
    nameOf,
    /** How many licenses the vault has for these users. */
    held: (...users: number[]) => vault.company.allocations.filter(isOf(...users)).length,
    /** How many it has taken from them. */
    revoked: (...users: number[]) => vault.revoked.filter(isOf(...users)).length,
    /** What it has for these users, in the order of allocation. */
    allocationsOf: (...users: number[]) => vault.company.allocations.filter(isOf(...users)),
    /** What has asked to change it, as `METHOD /path?query`. */
    writes: () =>
      vault.requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, url }) => `${method} ${url.slice(new URL(url).origin.length)}`),
    /** What has asked for something at this path: the queries. */
    asked: (path: string) =>
      vault.requests
        .map(({ url }) => new URL(url))
        .filter(({ pathname }) => pathname === path)
        .map(({ searchParams }) => searchParams),
    /** A CSV file that was saved, as the rows of its table. */
    async savedTable(file: RegExp): Promise<string[][]> {
      const text = await world.browser.saved(file);
      return Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
    },

    /** Where Seatkeeper stands with what was done last to this user. */
    async stateOf(user: number): Promise<Act['state'] | undefined> {
      const stored = (await options.stored()).local['acts'] as { value: Act[] } | undefined;
      return stored?.value.findLast(
        ({ subject }) => 'user' in subject && subject.user === nameOf(user),
      )?.state;
    },

    async findUser(user: number): Promise<ExtensionPage> {
      const page = await world.browser.open('dashboard.html#users');
      await page.fill('User', nameOf(user));
      await page.press('Enter');
      await page.find('table', `Licenses of ${nameOf(user)}`);
      return page;
    },
  };
}
