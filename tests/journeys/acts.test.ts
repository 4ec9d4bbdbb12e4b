import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { learnAbilities, setWaits } from '../harness/abilities.ts';
import { connectVault } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { inWorld, type World } from '../harness/world.ts';
import { root } from '../run/root.ts';
import type { Dialect } from '../vault/dialects/dialect.ts';
import { halGroups } from '../vault/dialects/hal-groups.ts';
import { jsonapiKebab } from '../vault/dialects/jsonapi-kebab.ts';
import { personOf } from '../vault/directory.ts';

const pictures = join(root, '.output', 'pictures');
const HOST = 'acme.fls.jetbrains.com';
/** Two ways to name a user, to say what is meant, and to answer, as different as there are. */
const dialects = [halGroups, jsonapiKebab];
const cases = browserNames.flatMap((name) => dialects.map((dialect) => ({ name, dialect })));
const looks = browserNames.flatMap((name) => [
  { name, scheme: 'light' as const },
  { name, scheme: 'dark' as const },
]);

const nameIn = ({ userNamedBy }: Dialect, user: number) =>
  userNamedBy === 'login' ? personOf(user).login : personOf(user).email;
const vaults = (dialect: Dialect) => ({ [HOST]: { dialect, users: 60 } });
const held = (world: World, user: number) =>
  world.vault().company.allocations.filter((one) => one.user === personOf(user).email).length;

/** Connected, with everything bound, and the waits of a journey. */
async function learned(world: World): Promise<ExtensionPage> {
  const options = await connectVault(world);
  await learnAbilities(options);
  await setWaits(options, { undoSeconds: 5, cameBackSeconds: 1, bulkPauseMs: 0 });
  return options;
}

async function findUser(world: World, user: string): Promise<ExtensionPage> {
  const page = await world.browser.open('dashboard.html#users');
  await page.fill('User', user);
  await page.press('Enter');
  await page.find('table', `Licenses of ${user}`);
  return page;
}

it.each(cases)(
  'in $name, $dialect.name: one license is revoked, unless that is undone',
  ({ name, dialect }) =>
    inWorld(name, { vaults: vaults(dialect) }, async (world) => {
      const options = await learned(world);
      // Undone by a hand that a busy machine may slow down; then sent as soon as may be.
      await setWaits(options, { undoSeconds: 20 });
      const { allocate, revoked } = world.vault();
      allocate(3, 'PC');
      allocate(3, 'GO');
      const before = held(world, 3);
      const user = nameIn(dialect, 3);
      const page = await findUser(world, user);
      await page.click('button', 'Revoke');
      await page.find('status', /will|Revoking .* in \d+ seconds/);
      await page.press('Enter');
      await page.shows(/Undone: .* Nothing was sent\./);
      expect(revoked).toEqual([]);

      await setWaits(options, { undoSeconds: 5 });
      await page.click('button', 'Revoke');
      await page.find('button', 'Undo');
      // An act does not end with the page that began it.
      await page.close();
      const again = await world.browser.open('dashboard.html#products');
      await again.shows(/It has not come back\./);
      expect(revoked).toMatchObject([{ user: personOf(3).email }]);
      expect(held(world, 3)).toBe(before - 1);
    }),
);

it.each(cases)('in $name, $dialect.name: all licenses of a user', ({ name, dialect }) =>
  inWorld(name, { vaults: vaults(dialect) }, async (world) => {
    await learned(world);
    const { allocate } = world.vault();
    allocate(4, 'PC');
    allocate(4, 'GO');
    const user = nameIn(dialect, 4);
    const page = await findUser(world, user);
    await page.click('button', 'Revoke all');
    await page.fill(`Type ${user} to confirm`, 'somebody else');
    await page.click('button', 'Revoke all');
    await page.shows(/This is not/);
    await page.fill(`Type ${user} to confirm`, user);
    await page.click('button', 'Revoke all');
    await page.shows(/Revoked all licenses of .*It has not come back\./);
    expect(held(world, 4)).toBe(0);
    await page.shows(/holds no license in this vault/);

    const options = await world.browser.open('options.html#audit');
    await options.shows(/Revoke all/);
    await options.click('button', 'Export CSV');
    const file = await world.browser.saved(/^seatkeeper-audit-log-.*\.csv$/);
    expect(file).toContain(`revoke-all,users,${user}`);
  }),
);

it.each(cases)('in $name, $dialect.name: a list of leavers', ({ name, dialect }) =>
  inWorld(name, { vaults: vaults(dialect) }, async (world) => {
    await learned(world);
    const users = [5, 6, 7, 8, 9, 10];
    for (const user of users) world.vault().allocate(user, 'PC');
    const page = await world.browser.open('dashboard.html#leavers');
    await page.fill('Leavers', `${users.map((user) => nameIn(dialect, user)).join('; ')}, nobody`);
    await page.shows(/7 people\./);
    await page.click('button', 'Check');
    await page.shows(/6 people of 7 still hold \d+ licenses\./);
    expect(world.vault().revoked).toEqual([]);
    // Whoever is not ticked keeps what they have.
    await page.click('checkbox', `Revoke the licenses of ${nameIn(dialect, 5)}`);
    await page.click('button', 'Revoke checked');
    await page.find('button', 'Undo');
    await page.shows(/Finished\. \d+ licenses revoked\./);
    expect(held(world, 5)).toBeGreaterThan(0);
    expect(users.slice(1).map((user) => held(world, user))).toEqual([0, 0, 0, 0, 0]);
    await page.shows(/revoked, and stayed away/);
    await page.click('button', 'Export CSV');
    const file = await world.browser.saved(/^seatkeeper-leavers-.*\.csv$/);
    expect(file).toContain(`${nameIn(dialect, 6)},done,`);
    await page.click('button', 'Clear list');
    await page.until('the list to be gone', async () => !(await page.text()).includes('Finished'));
  }),
);

it.each(cases)('in $name, $dialect.name: a product is disconnected', ({ name, dialect }) =>
  inWorld(name, { vaults: vaults(dialect) }, async (world) => {
    await learned(world);
    const page = await world.browser.open('dashboard.html#products');
    await page.click('button', 'Disconnect');
    await page.fill('Type CLion to confirm', 'CLion');
    await page.click('button', 'Disconnect');
    await page.find('button', 'Undo');
    expect(world.vault().disconnected).toEqual([]);
    await page.shows(/Disconnected CLion\./);
    expect(world.vault().disconnected).toEqual(['CL']);
  }),
);

it.each(looks)(
  'in $name, $scheme: users, leavers and products are accessible',
  ({ name, scheme }) =>
    inWorld(name, { vaults: vaults(halGroups), scheme }, async (world) => {
      await mkdir(pictures, { recursive: true });
      const look = async (page: ExtensionPage, what: string) => {
        await page.page.setViewport({ width: 960, height: 900 });
        expect(await page.axe()).toEqual([]);
        await page.screenshot(join(pictures, `${what}-${name}-${scheme}.png`));
        await page.page.setViewport({ width: 320, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          320,
        );
        await page.screenshot(join(pictures, `${what}-narrow-${name}-${scheme}.png`));
        await page.page.setViewport({ width: 960, height: 900 });
      };
      const unbound = await connectVault(world);
      const plain = await world.browser.open('dashboard.html#users');
      await plain.shows(/does not know yet/);
      await look(plain, 'users-unbound');
      await plain.close();
      await learnAbilities(unbound);
      for (const code of ['PC', 'GO', 'WS']) world.vault().allocate(3, code);
      const user = personOf(3).email;
      const page = await findUser(world, user);
      await page.find('heading', 'Last denials');
      await look(page, 'users');
      await page.click('button', 'Revoke');
      await page.find('button', 'Undo');
      await look(page, 'users-undo');
      await page.click('button', 'Undo');
      await page.click('button', 'Revoke all');
      await look(page, 'users-all');
      await page.press('Escape');

      await page.click('tab', 'Products');
      await look(page, 'products');
      await page.click('tab', 'Leavers');
      await page.fill('Leavers', [3, 4, 5, 70].map((one) => personOf(one).email).join('\n'));
      await page.click('button', 'Check');
      await page.find('button', 'Revoke checked');
      await look(page, 'leavers');
      const options = await world.browser.open('options.html#changes');
      await options.evaluate(() => document.getElementById('changes')?.scrollIntoView());
      await look(options, 'options-changes');
    }),
);
