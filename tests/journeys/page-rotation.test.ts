import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import { injectedIn } from '../harness/injected.ts';
import { addConsumer, waitsFor } from '../harness/rotation.ts';
import { pass } from '../harness/token-page.ts';
import { openTokenPage, pressOwn } from '../harness/vault-page.ts';
import { inWorld } from '../harness/world.ts';
import { root } from '../run/root.ts';
import { findVariant } from '../vault/web/index.ts';

const HOST = 'acme.fls.jetbrains.com';
const WEB = 'ring-ui';
const pictures = join(root, '.output', 'pictures');
const worlds = browserNames.flatMap((name) => [
  { name, scheme: 'light' as const, old: 'dies at once', oldTokenLivesMs: 0 },
  { name, scheme: 'dark' as const, old: 'lives for 60 s', oldTokenLivesMs: 60_000 },
]);

it.each(worlds)(
  'in $name, $scheme: a token is rotated on the vault’s page, with the browser closed in the middle; the old one $old',
  { timeout: 180_000 },
  async ({ name, scheme, oldTokenLivesMs }) => {
    await mkdir(pictures, { recursive: true });
    const picture = (what: string) => join(pictures, `${what}-${name}-${scheme}.png`);
    // The vault's clock can be put on: nobody waits a minute.
    const clock = { aheadMs: 0 };
    const vaults = {
      [HOST]: { web: WEB, oldTokenLivesMs, now: () => Date.now() + clock.aheadMs },
    };
    await inWorld(name, { scheme, vaults }, async (world) => {
      const options = await connectVault(world);
      await addConsumer(options, 'Nightly report', 'GitHub Actions secret', 'acme/reports');
      await addConsumer(options, 'Monitoring', 'Checkmk rule', 'monitor.acme.example');
      await options.click('button', 'Start rotation');
      await options.click('button', 'The list is complete');
      await waitsFor(options, 'Generate a new token in the vault');
      await options.page.setViewport({ width: 960, height: 1400 });
      const section = await options.page.$('#rotation');
      await section?.screenshot({ path: picture('assistant') });
      await options.close();

      // On the page: the guard tells what will stop, and the token is saved where it is shown.
      const page = await openTokenPage(world.browser, findVariant(WEB));
      const injected = injectedIn(page);
      await injected.shows('seatkeeper-line', /Token saved here/);
      await pressOwn(page, 'generate');
      await injected.shows('seatkeeper-guard', /Nightly report.*Monitoring/);
      await page.page.setViewport({ width: 1000, height: 640, deviceScaleFactor: 2 });
      await page.screenshot(picture('guard'));
      await injected.click('seatkeeper-guard', 'button', 'Continue');
      await pressOwn(page, 'confirm');
      await injected.find('seatkeeper-capture', 'button', 'Save to Seatkeeper');
      await pass(page, 700);
      await injected.click('seatkeeper-capture', 'button', 'Save to Seatkeeper');
      await injected.shows('seatkeeper-capture', /Saved and working/);
      await world.browser.restart();

      const again = await world.browser.open('options.html#rotation');
      if (oldTokenLivesMs > 0) {
        await waitsFor(again, 'The old token is refused');
        await again.shows(/The vault still took the old token at \d\d:\d\d/);
        clock.aheadMs = 61_000;
        // A person may ask every few seconds only: the button is pressed until an answer counts.
        await again.until('the old token’s refusal', async () => {
          if (/The vault refuses the old token/.test(await again.text())) return true;
          await again.evaluate(() => {
            const buttons = [...document.querySelectorAll('button')];
            buttons.find(({ textContent }) => textContent === 'Check old token')?.click();
          });
          return false;
        });
      }
      await waitsFor(again, 'Give the new token to every consumer');
      const secrets = Object.keys((await again.stored()).local).filter((key) =>
        key.startsWith('token:'),
      );
      expect(secrets, 'the old token is wiped').toHaveLength(1);
      // The vault's page knows where the rotation stands, and leads back to it.
      const later = await openTokenPage(world.browser, findVariant(WEB));
      await injectedIn(later).shows(
        'seatkeeper-line',
        /2 consumers still need the new token\. Open Seatkeeper to resume the rotation\./,
      );
      await later.close();
      await again.click('checkbox', 'Nightly report');
      await again.click('checkbox', 'Monitoring');
      await again.find('button', 'Start rotation');
    });
  },
);
