import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { pasted } from '../harness/clipboard.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { addConsumer, waitsFor } from '../harness/rotation.ts';
import { inWorld } from '../harness/world.ts';
import { root } from '../run/root.ts';

const HOST = 'acme.fls.jetbrains.com';
const pictures = join(root, '.output', 'pictures');
const worlds = browserNames.flatMap((name) => [
  { name, scheme: 'light' as const, old: 'dies at once', oldTokenLivesMs: 0 },
  { name, scheme: 'dark' as const, old: 'lives for 60 s', oldTokenLivesMs: 60_000 },
]);

it.each(worlds)(
  'in $name, $scheme: a token is rotated from the options alone, through two restarts; the old one $old',
  { timeout: 120_000 },
  async ({ name, scheme, oldTokenLivesMs }) => {
    await mkdir(pictures, { recursive: true });
    // The vault's clock can be put on: nobody waits a minute.
    const clock = { aheadMs: 0 };
    const vaults = { [HOST]: { oldTokenLivesMs, now: () => Date.now() + clock.aheadMs } };
    await inWorld(name, { scheme, vaults }, async (world) => {
      const { tokens } = world.vault();
      const look = async (page: ExtensionPage, what: string) => {
        await page.page.setViewport({ width: 960, height: 1400 });
        const card = await page.find('region', 'Token of acme');
        await card.evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
        expect(await page.axe()).toEqual([]);
        await page.screenshot(join(pictures, `rotation-${what}-${name}-${scheme}.png`));
      };

      const first = await connectVault(world);
      await addConsumer(first, 'Nightly report', 'GitHub Actions secret', 'acme/reports');
      await addConsumer(first, 'Monitoring', 'Checkmk rule', 'monitor.acme.example');
      await look(first, 'listed');
      await first.click('button', 'Start rotation');
      await waitsFor(first, 'List what uses the token');
      await look(first, 'preparing');
      await first.click('button', 'The list is complete');
      await waitsFor(first, 'Generate a new token in the vault');

      // The new token is pasted while the vault cannot be reached, and the browser closes.
      const newer = tokens.generate();
      world.proxy.setDown(HOST, true);
      await first.click('button', 'Paste the new token');
      await first.fill('API token', newer);
      await look(first, 'pasting');
      await first.click('button', 'Save');
      await first.find('status', /^The new token is kept, but has not worked yet/);
      await world.browser.restart();

      const second = await world.browser.open('options.html');
      await waitsFor(second, 'The new token works');
      // Told above, it moves what is below.
      await second.shows(/The vault cannot be reached\./);
      await second.click('button', 'Resume rotation');
      await second.until('the step to have the focus', () =>
        second.evaluate(() => document.activeElement?.ariaCurrent === 'step'),
      );
      await look(second, 'captured');
      world.proxy.setDown(HOST, false);
      await second.click('button', 'Try again');
      if (oldTokenLivesMs > 0) {
        await waitsFor(second, 'The old token is refused');
        await second.shows(/The vault still took the old token at \d\d:\d\d/);
        await look(second, 'old-works');
        expect(tokens.check(`Bearer ${newer}`)).toBe('good');
        clock.aheadMs = 61_000;
        // Asked again within a few seconds it only says so; the button goes with the old token.
        await second.until('the old token’s refusal', () =>
          second.evaluate(() => {
            const check = Array.from(document.querySelectorAll('button')).find(
              ({ textContent }) => textContent === 'Check old token',
            );
            check?.click();
            return check === undefined;
          }),
        );
      }
      await waitsFor(second, 'Give the new token to every consumer');
      // Why the old token ended is written before its copy is wiped: neither may be lost.
      await second.until('the copy of the old token to be wiped', async () => {
        const { local } = await second.stored();
        return Object.keys(local).filter((key) => key.startsWith('token:')).length === 1;
      });
      await second.click('checkbox', 'Nightly report');
      await second.find('status', 'Nightly report has the new token.');

      // Closed once more, it is the popup that remembers.
      await world.browser.restart();
      const popup = await world.browser.open('popup.html');
      await popup.page.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 });
      await popup.shows(/1 consumer still needs the new token\./);
      await popup.find('button', 'Resume rotation');
      expect(await popup.axe()).toEqual([]);
      await popup.screenshot(join(pictures, `rotation-popup-${name}-${scheme}.png`));

      const third = await world.browser.open('options.html#rotation');
      await waitsFor(third, 'Give the new token to every consumer');
      await look(third, 'ticking');
      await third.page.setViewport({ width: 320, height: 900 });
      expect(await third.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
      await third.click('checkbox', 'Monitoring');
      await third.shows(/The last rotation was finished .* The vault refuses the old token/);
      await look(third, 'done');
      await popup.until('the strip to go', async () => !/consumer/.test(await popup.text()));

      if (scheme === 'light') {
        await third.evaluate(() =>
          document.querySelector('details.copies')?.setAttribute('open', ''),
        );
        await third.click('button', 'Copy as the token itself');
        await third.find('status', 'Copied: the token itself, with the token.');
        expect(await pasted(third)).toBe(newer);
        await third.click('checkbox', /^Copy the placeholder/);
        await third.click('button', 'Copy as Authorization header');
        await third.find('status', 'Copied: Authorization header, with a placeholder.');
        expect(await pasted(third)).toBe('Authorization: Bearer $LICENSE_VAULT_TOKEN');
      }

      // Everything since asks with the new token.
      world.vault().requests.length = 0;
      await third.click('button', 'Test connection');
      await third.find('status', /^Tested acme/);
      const used = new Set(world.vault().requests.map(({ headers }) => headers['authorization']));
      expect([...used]).toEqual([`Bearer ${newer}`]);
    });
  },
);
