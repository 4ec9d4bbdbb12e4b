import { expect, it } from 'vitest';
import { connectVault, fillConnectForm } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import { inWorld } from '../harness/world.ts';

const USAGE = '/public-api/licenses/usage';

it.each(browserNames)('in %s: from the first run to numbers in the popup', (name) =>
  inWorld(name, {}, async (world) => {
    const options = await world.browser.open('options.html');
    await options.find('heading', 'Welcome to Seatkeeper');
    await fillConnectForm(options);
    await options.find('status', /^Connected to acme/);
    await options.find('region', 'Connection test');
    const tests = (await options.find('region', 'Connection test')).evaluate((region) =>
      Array.from(region.querySelectorAll('li'), (item) => item.textContent),
    );
    expect(await tests).toEqual(['License counts works', 'Denials works']);

    const popup = await world.browser.openPopup();
    const items = await popup.items('Products');
    expect(items.slice(0, 3)).toEqual([
      expect.stringMatching(/^CLion 0 free of 10 · full/),
      expect.stringMatching(/^PyCharm 1 free of 20/),
      expect.stringMatching(/^All Products Pack 4 free of 64 2 postpaid in use/),
    ]);
    expect(items.find((item) => item.startsWith('RustRover'))).toMatch(
      /12 free of 15 3 trial in use/,
    );
    await popup.shows(/As of \d\d:\d\d/);
    expect(await popup.badge()).toEqual({ text: '0', title: 'Seatkeeper: CLion is full in acme' });
  }),
);

it.each(browserNames)('in %s: a wrong token is told, and nothing of the form is lost', (name) =>
  inWorld(name, {}, async (world) => {
    const options = await world.browser.open('options.html');
    await fillConnectForm(options, { token: 'not-the-token-of-this-vault' });
    await options.find('alert', /^Not connected\. Nothing was saved/);
    await options.shows(/License counts The vault refused the token/);
    expect(await options.stored()).toEqual({ local: {}, session: {}, databases: [] });

    // Only the token is typed again: the address is still there.
    const { CANARY } = await import('../harness/canary.ts');
    await options.fill('API token', CANARY);
    await options.click('button', 'Connect');
    await options.find('status', /^Connected to acme/);
  }),
);

it.each(browserNames)('in %s: old numbers stay while the vault is down, with the reason', (name) =>
  inWorld(name, {}, async (world) => {
    await connectVault(world);
    const popup = await world.browser.openPopup();
    const before = await popup.items('Products');
    world.proxy.setDown('acme.fls.jetbrains.com', true);
    await popup.click('button', 'Refresh');
    await popup.shows(/The vault cannot be reached\. The last numbers are kept\./);
    expect(await popup.items('Products')).toEqual(before);
    expect((await popup.badge()).text).toBe('!');

    // A popup that opens later shows the same, from storage alone.
    await popup.close();
    const later = await world.browser.openPopup();
    expect(await later.items('Products')).toEqual(before);
    await later.shows(/The vault cannot be reached/);
  }),
);

it.each(browserNames)('in %s: a second vault has numbers of its own', (name) => {
  const vaults = {
    'acme.fls.jetbrains.com': {},
    'beta.lv.jetbrains-ide-services.com': {},
    'second.fls.jetbrains.com': { seed: 99 },
  };
  return inWorld(name, { vaults }, async (world) => {
    world.vault('second.fls.jetbrains.com').setCounts('CL', { regularInUse: 3 });
    const options = await connectVault(world);
    await options.click('button', 'Add a vault');
    await fillConnectForm(options, {
      address: 'https://second.fls.jetbrains.com/settings?tab=api',
    });
    await options.find('status', /^Connected to second/);

    const popup = await world.browser.openPopup();
    await popup.until('the second vault’s numbers', async () =>
      (await popup.items('Products')).some((item) => item.startsWith('CLion 7 free of 10')),
    );
    await popup.choose('combobox', 'Vault', 'acme');
    await popup.until('the first vault’s numbers', async () =>
      (await popup.items('Products')).some((item) => item.startsWith('CLion 0 free of 10')),
    );
    const asked = world.vault('second.fls.jetbrains.com').requests.map(({ url }) => new URL(url));
    expect(asked.map(({ host }) => host)).toContain('second.fls.jetbrains.com');
    expect(asked[0]?.pathname).toBe(USAGE);
  });
});
