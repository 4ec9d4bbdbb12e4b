// The whole product in one command: the production build in a real browser, connected to the
// stand-in vault through the options page as a person would.
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { connectVault } from '../harness/admin.ts';
import { CANARY } from '../harness/canary.ts';
import { createWorld, type World } from '../harness/world.ts';
import { build } from './build.ts';
import { root } from './root.ts';

const HOST = 'acme.fls.jetbrains.com';
const output = join(root, '.output', 'demo');

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** Without a display: pictures, and the numbers as the popup shows them. */
async function showHeadless(world: World): Promise<void> {
  await mkdir(output, { recursive: true });
  const options = await connectVault(world);
  await options.page.setViewport({ width: 960, height: 1000, deviceScaleFactor: 2 });
  await options.screenshot(join(output, 'options.png'));

  const popup = await world.browser.openPopup();
  const items = await popup.items('Products');
  console.log(`\n${await popup.shows(/As of .*/)}, from the popup of the real build:\n`);
  for (const item of items) {
    const [, name = item, numbers = ''] = /^(.+?) (\d+ free of .*)$/.exec(item) ?? [];
    console.log(`  ${name.padEnd(24)} ${numbers}`);
  }
  await popup.screenshot(join(output, 'popup.png'));
  for (const picture of ['popup.png', 'options.png']) {
    console.log(
      `${picture === 'popup.png' ? '\n' : ''}Picture: ${relative(root, join(output, picture))}`,
    );
  }
}

/** With a display: the window stays, and the terminal says what to try. */
async function showWindow(world: World): Promise<void> {
  await connectVault(world);
  await world.browser.openPopup();
  console.log(`
The browser shows Seatkeeper, connected to the stand-in vault at https://${HOST}.

  Try in the popup    type "char" to filter, arrows and Enter for details, Esc to go back, ? for keys
  Try in the options  Replace token with a wrong one: the old one stays in use
                      The vault's token is ${CANARY}
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
const world = await createWorld('chromium', undefined, { headless: !hasDisplay });
try {
  await (hasDisplay ? showWindow(world) : showHeadless(world));
} finally {
  // A person may have gone anywhere in that window, so nothing is judged here.
  await world.end();
  await world.browser.discard();
}
