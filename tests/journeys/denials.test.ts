import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
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
const DAY_MS = 24 * 60 * 60_000;

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

it.each(browserNames)('in %s: who was denied is shown and saved only as far as wanted', (name) =>
  inWorld(name, { vaults: { 'acme.fls.jetbrains.com': { denialsPerDay: 0 } } }, async (world) => {
    const at = Date.now() - DAY_MS;
    const denied = (user: string, host: string) => ({
      at,
      user,
      host,
      address: '192.0.2.77',
      product: 'CLion',
      version: '2025.1',
    });
    world.vault().company.denials = [
      denied('=HYPERLINK("http://evil.example")', 'pc-a'),
      denied('<img src=x onerror=alert(1)>', 'pc-b'),
    ];
    await connectVault(world);
    const page = await world.browser.open('dashboard.html#denials');
    await page.click('button', '7 days');
    await page.shows(/2 requests denied in the last 7 days\./);
    // What a vault writes is text, whatever it looks like.
    await page.shows(/<img src=x onerror=alert\(1\)>/);
    expect(await page.text()).not.toMatch(/pc-a|192\.0\.2\.77/);
    await page.click('checkbox', 'Show hosts and addresses');
    await page.shows(/pc-a\s+192\.0\.2\.77/);

    await page.click('button', 'Export CSV');
    await page.find('status', /^2 denials saved, without personal data\./);
    const csv = await world.browser.saved(/^seatkeeper-denials-acme-.*\.csv$/);
    expect(csv).not.toMatch(/HYPERLINK|img|pc-|192\.0\.2\.77/);
    expect(Papa.parse<string[]>(csv, { skipEmptyLines: true }).data).toEqual([
      ['time', 'product', 'version', 'reason'],
      [new Date(at).toISOString(), 'CLion', '2025.1', 'CANCELLED'],
      [new Date(at).toISOString(), 'CLion', '2025.1', 'CANCELLED'],
    ]);

    await page.click('checkbox', 'Include personal data');
    await page.click('button', 'Export JSON');
    await page.find('status', /^2 denials saved, with personal data\./);
    const json = await world.browser.saved(/^seatkeeper-denials-acme-.*\.json$/);
    expect(JSON.parse(json)).toMatchObject([
      { user: '=HYPERLINK("http://evil.example")', host: 'pc-a', address: '192.0.2.77' },
      { user: '<img src=x onerror=alert(1)>', host: 'pc-b' },
    ]);
    // Nothing of it is stored.
    expect(JSON.stringify(await page.stored())).not.toMatch(/HYPERLINK|pc-a|192\.0\.2\.77/);
  }),
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
