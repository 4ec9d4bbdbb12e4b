import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import { inWorld } from '../harness/world.ts';
import { root } from '../run/root.ts';

const pictures = join(root, '.output', 'pictures');
const looks = browserNames.flatMap((name) => [
  { name, scheme: 'light' as const },
  { name, scheme: 'dark' as const },
]);

it.each(looks)(
  'in $name, $scheme: the denials of 30 days at a glance',
  async ({ name, scheme }) => {
    await mkdir(pictures, { recursive: true });
    await inWorld(name, { scheme }, async (world) => {
      await connectVault(world);
      const page = await world.browser.open('dashboard.html#denials');
      await page.page.setViewport({ width: 960, height: 1400 });
      await page.click('button', '30 days');
      await page.shows(/\d+ requests denied in the last 30 days\./);
      await page.find('img', /^Denials by hour of the day: most from \d\d:00 to \d\d:00, \d+\.$/);
      await page.find('img', /^Denials by day: most on .*, \d+; \d+ days? without\.$/);
      expect(await page.axe()).toEqual([]);
      await page.screenshot(join(pictures, `denials-${name}-${scheme}.png`));
      await page.page.setViewport({ width: 320, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
    });
  },
);

it.each(browserNames)('in %s: reading denials can be canceled, and tells why it fails', (name) =>
  inWorld(name, {}, async (world) => {
    await connectVault(world);
    world.vault().faults.set({ kind: 'headers-never' }, { ability: 'denials' });
    const page = await world.browser.open('dashboard.html#denials');
    await page.click('button', 'Cancel');
    await page.shows(/Canceled\. Nothing was kept\./);
    world.vault().faults.clear();
    world.vault().faults.set({ kind: 'status', status: 503 }, { ability: 'denials', times: 1 });
    await page.click('button', 'Today');
    await page.shows(/The vault answered with error 503\./);
    await page.click('button', 'Try again');
    await page.shows(/denied today\./);
  }),
);
