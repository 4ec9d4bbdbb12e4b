import { expect, it } from 'vitest';
import { CANARY } from '../harness/canary.ts';
import { browserNames } from '../harness/find-browser.ts';
import { injectedIn } from '../harness/injected.ts';
import { openTokenPage, pressOwn } from '../harness/vault-page.ts';
import { inWorld } from '../harness/world.ts';
import { findVariant } from '../vault/web/index.ts';

const ringUi = findVariant('ring-ui');
const vaults = { 'acme.fls.jetbrains.com': { web: 'ring-ui' } };

it.each(browserNames)(
  'in %s: from the vault’s own page to numbers in the popup, with nothing typed',
  (name) =>
    inWorld(name, { vaults }, async (world) => {
      const { tokens } = world.vault();
      tokens.delete();
      tokens.plan(CANARY);
      const page = await openTokenPage(world.browser, ringUi);
      const injected = injectedIn(page);
      await injected.shows('seatkeeper-line', /The vault has no token yet/);
      await injected.find('seatkeeper-line', 'region', 'Seatkeeper');

      await pressOwn(page, 'generate');
      await pressOwn(page, 'confirm');
      await injected.find('seatkeeper-capture', 'button', 'Save to Seatkeeper');
      await page.until('the time a control must be in sight', () =>
        page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(true), 700))),
      );
      await injected.click('seatkeeper-capture', 'button', 'Save to Seatkeeper');
      await injected.shows('seatkeeper-capture', /Saved and working\. Fingerprint [0-9a-f]{4}\./);
      await pressOwn(page, 'close');
      await injected.shows('seatkeeper-line', /Token saved here, fingerprint [0-9a-f]{4}, checked/);

      const popup = await world.browser.openPopup();
      const items = await popup.items('Products');
      expect(items[0]).toMatch(/^CLion 0 free of 10/);
    }),
);
