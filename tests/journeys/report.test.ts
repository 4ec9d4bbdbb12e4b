import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import { inWorld } from '../harness/world.ts';
import { root } from '../run/root.ts';
import { springdocNested } from '../vault/dialects/springdoc-nested.ts';

const pictures = join(root, '.output', 'pictures');

it.each(browserNames)(
  'in %s: a report of nearly 100,000 rows is loaded and shown',
  { timeout: 120_000 },
  (name) =>
    inWorld(
      name,
      { vaults: { 'acme.fls.jetbrains.com': { dialect: springdocNested, reportRows: 100_000 } } },
      async (world) => {
        await mkdir(pictures, { recursive: true });
        const options = await connectVault(world);
        await options.click('button', 'Read specification');
        await options.shows(/Usage report\s+bound/i);
        const page = await world.browser.open('dashboard.html#report');
        await page.page.setViewport({ width: 960, height: 1900 });
        await page.click('button', 'Load report');
        await page.shows(/9\d,\d{3} rows in/);
        expect(await page.axe()).toEqual([]);
        await page.screenshot(join(pictures, `report-${name}.png`));
      },
    ),
);
