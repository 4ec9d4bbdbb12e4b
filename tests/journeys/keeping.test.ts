import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { CANARY } from '../harness/canary.ts';
import { browserNames } from '../harness/find-browser.ts';
import { inWorld } from '../harness/world.ts';

it.each(browserNames)(
  'in %s: a token for the session is gone after a restart, the numbers are not',
  (name) =>
    inWorld(name, {}, async (world) => {
      const options = await connectVault(world, { keep: 'Keep for this session only' });
      const { local, session, databases } = await options.stored();
      expect(Object.keys(local).filter((key) => key.startsWith('token:'))).toEqual([]);
      expect(JSON.stringify(session)).toContain(CANARY);
      expect(databases).toEqual([]);

      world.vault().requests.length = 0;
      await world.browser.restart();
      const popup = await world.browser.open('popup.html');
      await popup.shows(/The token was kept for one session, which has ended/);
      expect((await popup.items('Products'))[0]).toMatch(/^CLion 0 free of 10/);
      await popup.find('button', 'Replace token');
      expect(world.vault().requests).toEqual([]);
    }),
);

it.each(browserNames)('in %s: a token on this device works after a restart', (name) =>
  inWorld(name, {}, async (world) => {
    await connectVault(world);
    world.vault().setCounts('CL', { regularInUse: 4 });
    await world.browser.restart();
    const popup = await world.browser.open('popup.html');
    // The start of the browser refreshes by itself.
    await popup.until('numbers from after the restart', async () =>
      (await popup.items('Products')).some((item) => item.startsWith('CLion 6 free of 10')),
    );
  }),
);

it.each(browserNames)('in %s: forgetting leaves nothing behind', (name) =>
  inWorld(name, {}, async (world) => {
    const options = await connectVault(world);
    const popup = await world.browser.open('popup.html');
    await popup.fill('Search products or users', 'clion');
    await popup.until(
      'the draft',
      async () => Object.keys((await options.stored()).session).length > 0,
    );
    await popup.close();
    expect(Object.keys((await options.stored()).local).length).toBeGreaterThan(3);

    await options.click('button', 'Forget this vault');
    await options.click('button', 'Forget acme');
    await options.find('status', /^acme was forgotten/);
    expect(await options.stored()).toEqual({ local: {}, session: {}, databases: [] });
    expect(await options.badge()).toEqual({ text: '', title: 'Seatkeeper: connect a vault' });
    expect(await options.alarms()).toEqual([]);
    await options.find('heading', 'Welcome to Seatkeeper');
  }),
);

it.each(browserNames)(
  'in %s: a new token that cannot be tried is kept, and the old one stays in use',
  (name) =>
    inWorld(name, {}, async (world) => {
      const options = await connectVault(world);
      const newer = world.vault().tokens.generate();
      world.proxy.setDown('acme.fls.jetbrains.com', true);
      await options.click('button', 'Replace token');
      await options.fill('API token', newer);
      await options.click('button', 'Save');
      await options.find('status', /^The new token is kept, but has not worked yet/);

      // The browser closes in the middle of it. The refresh of its start fails, and nothing else
      // tries for a while.
      await world.browser.restart();
      const again = await world.browser.open('options.html');
      await again.shows(
        /A new token .* is kept and has not worked yet\. The old one stays in use\./,
      );
      await again.shows(/The vault cannot be reached/);
      world.proxy.setDown('acme.fls.jetbrains.com', false);
      await again.click('button', 'Try again');
      await again.find('status', /^The new token of acme works and is in use/);
      // The old one is asked once more whether it is dead; everything else goes with the new one.
      const used = world.vault().requests.map(({ headers }) => headers['authorization']);
      expect(used).toContain(`Bearer ${newer}`);
    }),
);
