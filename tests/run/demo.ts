// The whole product in one command: the production build in a real browser, connected to the
// stand-in vault through the options page as a person would.
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { connectVault } from '../harness/admin.ts';
import { injectedIn } from '../harness/injected.ts';
import { openTokenPage, ownPart, pressOwn } from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { findVariant } from '../vault/web/index.ts';
import { build } from './build.ts';
import { root } from './root.ts';

const HOST = 'acme.fls.jetbrains.com';
const output = join(root, '.output', 'demo');

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** The web UI of the stand-in that the demo shows. */
const WEB = 'ring-ui';

/**
 * On the vault's own Settings page: a new token is generated past the guard, and saved where it is
 * shown. What the page replaced stays in use until the new one has worked.
 */
async function rotateOnPage(world: World): Promise<void> {
  const page = await openTokenPage(world.browser, findVariant(WEB));
  if (!hasDisplay) await page.page.setViewport({ width: 1100, height: 760, deviceScaleFactor: 2 });
  const injected = injectedIn(page);
  await injected.shows('seatkeeper-line', /Token saved here/);
  await pressOwn(page, 'generate');
  await injected.click('seatkeeper-guard', 'button', 'Continue');
  await pressOwn(page, 'confirm');
  await ownPart(page, 'token');
  await injected.find('seatkeeper-capture', 'button', 'Save to Seatkeeper');
  await page.until('the time a control must be in sight', () =>
    page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(true), 700))),
  );
  await injected.click('seatkeeper-capture', 'button', 'Save to Seatkeeper');
  console.log(
    `\nOn the vault’s Settings page: ${await injected.shows('seatkeeper-capture', /Saved and working\. Fingerprint [0-9a-f]{4}\./)}`,
  );
  if (!hasDisplay) await page.screenshot(join(output, 'settings.png'));
}

/** Without a display: pictures, and the numbers as the popup shows them. */
async function showHeadless(world: World): Promise<void> {
  await mkdir(output, { recursive: true });
  const options = await connectVault(world);
  await options.page.setViewport({ width: 960, height: 1000, deviceScaleFactor: 2 });
  await options.screenshot(join(output, 'options.png'));
  await rotateOnPage(world);

  const popup = await world.browser.openPopup();
  const items = await popup.items('Products');
  console.log(`\n${await popup.shows(/As of .*/)}, from the popup of the real build:\n`);
  for (const item of items) {
    const [, name = item, numbers = ''] = /^(.+?) (\d+ free of .*)$/.exec(item) ?? [];
    console.log(`  ${name.padEnd(24)} ${numbers}`);
  }
  await popup.screenshot(join(output, 'popup.png'));
  for (const picture of ['popup.png', 'options.png', 'settings.png']) {
    console.log(
      `${picture === 'popup.png' ? '\n' : ''}Picture: ${relative(root, join(output, picture))}`,
    );
  }
}

/** With a display: the window stays, and the terminal says what to try. */
async function showWindow(world: World): Promise<void> {
  await connectVault(world);
  await rotateOnPage(world);
  await world.browser.openPopup();
  console.log(`
The browser shows Seatkeeper, connected to the stand-in vault at https://${HOST}.

  Try in the popup    type "char" to filter, arrows and Enter for details, Esc to go back, ? for keys
  Try in the options  Replace token with a wrong one: the old one stays in use
  Try on the page     The vault's Settings page is open: generate or delete the token, and see the guard
  End                 Ctrl+C, or close the browser
`);
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await Promise.race([stopped, world.browser.ended()]);
}

const { failed } = await build();
if (failed > 0) process.exit(1);
const world = await createWorld('chromium', { [HOST]: { web: WEB } }, { headless: !hasDisplay });
try {
  await (hasDisplay ? showWindow(world) : showHeadless(world));
} finally {
  // A person may have gone anywhere in that window, so nothing is judged here.
  await world.end();
  await world.browser.discard();
}
