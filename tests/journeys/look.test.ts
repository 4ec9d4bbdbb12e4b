import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { accessibleInBoth } from '../harness/schemes.ts';
import { inWorld } from '../harness/world.ts';
import { root } from '../run/root.ts';

const pictures = join(root, '.output', 'pictures');

it.each(browserNames)('in %s: every page is accessible, light and dark', async (name) => {
  await mkdir(pictures, { recursive: true });
  await inWorld(name, {}, async (world) => {
    const look = (page: ExtensionPage, what: string) =>
      accessibleInBoth(page, what, (scheme) =>
        page.screenshot(join(pictures, `${what}-${name}-${scheme}.png`)),
      );
    const first = await world.browser.open('popup.html');
    await first.page.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 });
    await first.find('button', 'Connect a vault');
    await look(first, 'first-run');
    await first.close();

    const options = await world.browser.open('options.html');
    await options.page.setViewport({ width: 960, height: 1000 });
    await look(options, 'options-first-run');
    await options.close();

    const connected = await connectVault(world);
    await connected.page.setViewport({ width: 960, height: 1000 });
    await look(connected, 'options');
    await connected.click('button', 'Replace token');
    await connected.click('button', 'Add a vault');
    await look(connected, 'options-open');
    await connected.page.setViewport({ width: 320, height: 900 });
    expect(
      await connected.evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(320);

    const popup = await world.browser.open('popup.html');
    await popup.page.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 });
    await popup.find('list', 'Products');
    await look(popup, 'popup');
    await popup.page.keyboard.press('ArrowDown');
    await popup.page.keyboard.press('Enter');
    await popup.find('heading', 'CLion');
    await look(popup, 'details');
    await popup.press('Escape');
    await popup.find('list', 'Products');

    // What comes of a refresh moves nothing that a person may be about to press.
    const places = () =>
      popup.evaluate(() =>
        Array.from(
          document.querySelectorAll('select, .icon, .search, .row, footer button'),
          (one) => {
            const { x, y, width } = one.getBoundingClientRect();
            return [one.className, x, y, width].join(' ');
          },
        ),
      );
    const before = await places();
    expect(before.length).toBeGreaterThan(10);
    world.proxy.setDown('acme.fls.jetbrains.com', true);
    await popup.click('button', 'Refresh');
    await popup.shows(/The vault cannot be reached/);
    expect(await places()).toEqual(before);
    await look(popup, 'down');
    const size = await popup.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    expect(size).toEqual([380, 560]);
  });
});

it.each(browserNames)('in %s: the popup is used by keyboard alone', (name) =>
  inWorld(name, {}, async (world) => {
    await connectVault(world);
    const popup = await world.browser.open('popup.html');
    await popup.find('list', 'Products');
    const focused = () =>
      popup.evaluate(() => document.activeElement?.textContent?.slice(0, 5) ?? '');

    // Typing filters at once: the search has the focus.
    await popup.page.keyboard.type('char');
    await popup.until('one product', async () => (await popup.items('Products')).length === 1);
    expect((await popup.items('Products'))[0]).toMatch(/^PyCharm 1 free of 20/);
    await popup.press('ArrowDown');
    await popup.until('the row to have the focus', async () => (await focused()) === 'PyCha');
    await popup.press('Enter');
    await popup.find('heading', 'PyCharm');

    // Esc goes back to the list with its query, then clears it.
    await popup.press('Escape');
    await popup.until('the query', async () => (await popup.items('Products')).length === 1);
    await popup.press('Escape');
    await popup.until('all products', async () => (await popup.items('Products')).length > 5);

    // Outside the text field the letters are keys.
    await popup.press('ArrowDown');
    await popup.press('?');
    await popup.find('region', 'Keys');
    await popup.press('Escape');
    await popup.press('/');
    await popup.until('the search to have the focus', () =>
      popup.evaluate(() => document.activeElement instanceof HTMLInputElement),
    );
  }),
);

it('in chromium: where the person was survives closing the real popup', () =>
  inWorld('chromium', {}, async (world) => {
    await connectVault(world);
    const popup = await world.browser.openPopup();
    await popup.find('list', 'Products');
    await popup.page.keyboard.type('rust');
    await popup.until('one product', async () => (await popup.items('Products')).length === 1);
    await popup.close();
    const again = await world.browser.openPopup();
    expect(await again.items('Products')).toEqual([expect.stringMatching(/^RustRover/)]);
  }));
