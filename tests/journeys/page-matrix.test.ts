import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillConnectForm } from '../harness/admin.ts';
import { injectedIn } from '../harness/injected.ts';
import { hostOf, saveAndGuard, vaultsOf } from '../harness/save-and-guard.ts';
import { pass } from '../harness/token-page.ts';
import {
  openTokenPage,
  openVaultPage,
  ownClicks,
  ownPart,
  pressOwn,
} from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { findVariant, halves } from '../vault/web/index.ts';
import type { Variant } from '../vault/web/variant.ts';

// The real script on every web UI that the stand-in has. One browser for all of them. Not with the
// CANARY: a browser keeps what stands in a page's own fields in its session files.

const wanted = process.env['SEATKEEPER_HALF'];
const variants = Object.entries(halves).flatMap(([half, all]) =>
  wanted && wanted !== half ? [] : all.map((variant) => ({ half, variant })),
);
/** Suffers nothing that it has not put there itself: it has a test of its own. */
const tidy = findVariant('tidy');
const rows = (expected: Variant['expect']) =>
  variants
    .filter(({ variant }) => variant.expect === expected && variant !== tidy)
    .map(({ half, variant }) => [variant.name, half, variant] as const);
let world: World;

beforeAll(async () => {
  world = await createWorld('chromium', vaultsOf(variants.map(({ variant }) => variant)));
});
afterAll(() => world.close());

it.each(rows('recognized'))('%s (%s half): status, capture, guard', (_, _half, variant) =>
  saveAndGuard(world, variant),
);

it.each(
  variants.flatMap(({ variant }) =>
    (variant.strangers ?? []).map((path) => [variant.name, path, variant] as const),
  ),
)('%s: nothing is drawn on its page %s', async (_, path, variant) => {
  const page = await openVaultPage(world.browser, path, hostOf(variant));
  await pass(page, 1500);
  const injected = injectedIn(page);
  for (const piece of [
    'seatkeeper-line',
    'seatkeeper-capture',
    'seatkeeper-specification',
    'seatkeeper-note',
  ] as const)
    expect(await injected.count(piece)).toBe(0);
  await page.close();
});

it.runIf(variants.some(({ variant }) => variant === tidy))(
  'tidy: a page that removes what is not its own is left alone, and its buttons work',
  async () => {
    const host = hostOf(tidy);
    const options = await world.browser.open('options.html');
    const { tokens } = world.vault(host);
    tokens.set('a-token-that-the-test-knows-01');
    await options.click('button', 'Add a vault');
    await fillConnectForm(options, { address: host, token: 'a-token-that-the-test-knows-01' });
    await options.find('status', /^Connected to /);
    await options.close();
    const page = await openTokenPage(world.browser, tidy, host);
    const tidied = () => page.evaluate(() => window.__tidied ?? 0);
    await page.until('us to have given up', async () => {
      const before = await tidied();
      await pass(page, 3000);
      return before > 0 && (await tidied()) === before;
    });
    expect(await tidied()).toBeLessThan(40);
    await pressOwn(page, 'delete');
    await pressOwn(page, 'cancel');
    await pressOwn(page, 'generate');
    await pressOwn(page, 'confirm');
    await ownPart(page, 'token');
    expect(await ownClicks(page)).toEqual(['delete', 'cancel', 'generate', 'confirm-generate']);
    await page.close();
  },
);

it.each([...rows('passive'), ...rows('nothing')])(
  '%s (%s half): nothing is drawn but a note beside the token, nothing is asked, and the page works',
  async (_, _half, variant) => {
    const host = hostOf(variant);
    const page = await openVaultPage(world.browser, variant.settingsPath, host);
    const injected = injectedIn(page);
    await ownPart(page, 'generate');
    await pass(page, 1500);
    await pressOwn(page, 'generate');
    await pressOwn(page, 'confirm');
    await ownPart(page, 'token');
    if (variant.expect === 'passive')
      await injected.shows('seatkeeper-note', /Copy the token and paste it in Seatkeeper/);
    else await pass(page, 1000);
    expect(await injected.count('seatkeeper-note')).toBe(variant.expect === 'passive' ? 1 : 0);
    expect(await injected.count('seatkeeper-capture')).toBe(0);
    expect(await injected.count('seatkeeper-line')).toBe(0);
    expect(await injected.count('seatkeeper-guard')).toBe(0);
    expect(await ownClicks(page)).toEqual(['generate', 'confirm-generate']);
    await page.close();
  },
);
