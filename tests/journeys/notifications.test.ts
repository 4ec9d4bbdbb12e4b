import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { allowedNotifications } from '../harness/allowed-build.ts';
import { type BrowserName, browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { hostFor } from '../harness/shared-world.ts';
import { inWorld, type World } from '../harness/world.ts';

const SWITCH = 'Show a notification of the browser too';
const vaults = { [hostFor('acme')]: {}, [hostFor('beta')]: {} };

/** With the permission given: the browser's own question for it cannot be answered by a test. */
async function whereAllowed(name: BrowserName, journey: (world: World) => Promise<void>) {
  const extensionDir = await allowedNotifications(name);
  try {
    await inWorld(name, { extensionDir, vaults }, journey);
  } finally {
    await rm(extensionDir, { recursive: true });
  }
}

it.each(browserNames)(
  'in %s: a notification tells of a refused token once, where that was switched on',
  (name) =>
    whereAllowed(name, async (world) => {
      await (await connectVault(world)).close();
      const options = await connectVault(world, { address: 'beta' });
      const shown = () => options.notifications();
      const raises = (message: string) => expectRaised(options, name, message);

      // Off until it is switched on, whatever has happened.
      await refusedIn(options, world);
      expect(await shown()).toEqual({});
      await options.click('checkbox', SWITCH);
      await options.find('status', 'Notifications are on.');
      await raises('acme: The vault refuses the saved token.');

      // Put away, it does not come again for the same, nor from a background that has just begun.
      await options.clearNotification('tokens');
      await refusedIn(options, world);
      expect(await shown()).toEqual({});
      await world.browser.killBackground();
      await refusedIn(options, world);
      expect(await shown()).toEqual({});

      // What is new brings one over all vaults. That it comes with the refresh, asked for by nobody
      // who looks at it, is what it is for.
      world.vault(hostFor('beta')).tokens.generate();
      const popup = await world.browser.open('popup.html');
      await popup.choose('combobox', 'Vault', 'beta');
      await popup.click('button', 'Refresh');
      await popup.shows(/refused the token/);
      await raises(
        'acme: The vault refuses the saved token.\nbeta: The vault refuses the saved token.',
      );
      await popup.close();

      // Switched off again.
      await options.clearNotification('tokens');
      await options.click('checkbox', SWITCH);
      await options.find('status', 'Notifications are off.');
      await refusedIn(options, world);
      expect(await shown()).toEqual({});
    }),
);

/** Another administrator has made a new token of acme, and the next call says so. */
async function refusedIn(options: ExtensionPage, world: World): Promise<void> {
  world.vault(hostFor('acme')).tokens.generate();
  await options.click('button', 'Test connection');
  await options.find('status', 'Tested acme.');
}

/** What the one notification says. Chromium tells only that it stands there. */
async function expectRaised(options: ExtensionPage, name: BrowserName, message: string) {
  const shown = await options.until('a notification', async () => {
    const all = await options.notifications();
    return all && Object.keys(all).length > 0 ? all : null;
  });
  const told = name === 'firefox' ? expect.objectContaining({ message }) : true;
  expect(shown).toEqual({ tokens: told });
}
