import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillConnectForm } from '../harness/admin.ts';
import { injectedIn } from '../harness/injected.ts';
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
const hostOf = ({ name }: Variant) => `${name}.fls.jetbrains.com`;
const rows = (expected: Variant['expect']) =>
  variants
    .filter(({ variant }) => variant.expect === expected && variant !== tidy)
    .map(({ half, variant }) => [variant.name, half, variant] as const);
let world: World;

beforeAll(async () => {
  world = await createWorld(
    'chromium',
    Object.fromEntries(variants.map(({ variant }) => [hostOf(variant), { web: variant.name }])),
  );
});
afterAll(() => world.close());

it.each(rows('recognized'))('%s (%s half): status, capture, guard', async (_, _half, variant) => {
  const host = hostOf(variant);
  const { tokens } = world.vault(host);
  for (const { name } of tokens.list()) tokens.remove(name);
  const page = await openTokenPage(world.browser, variant, host);
  const injected = injectedIn(page);
  const many = variant.flavour === 'ide-services';

  // 1. The line stands with the token section, and nowhere else.
  await injected.shows(
    'seatkeeper-line',
    many ? /No token of this vault is saved here/ : /The vault has no token yet/,
  );
  await page.until('the line to stand with the section', () => page.evaluate(standsWithSection));
  // A page that draws itself anew takes it out for a moment; a second one would stay.
  await page.until('one line', async () => (await injected.count('seatkeeper-line')) === 1);
  if (variant.specificationPath && !many) {
    await injected.find('seatkeeper-specification', 'button', 'Read specification');
  }

  // 2. The token that the page shows is saved by one click.
  await pressOwn(page, 'generate');
  if (many) {
    await (await ownPart(page, 'name')).focus();
    await page.page.keyboard.type('seatkeeper');
  }
  await pressOwn(page, 'confirm');
  await injected.find('seatkeeper-capture', 'button', 'Save to Seatkeeper');
  // A control has to be in sight for half a second before it takes a click.
  await pass(page, 1000);
  await injected.click('seatkeeper-capture', 'button', 'Save to Seatkeeper');
  await injected.shows('seatkeeper-capture', /Saved and working/);
  await pressOwn(page, 'close');
  await injected.shows('seatkeeper-line', /Token saved here, fingerprint [0-9a-f]{4}, checked/);
  await injected.gone('seatkeeper-capture');
  if (many) return await page.close();

  // 3. The guard stands before the two buttons, and the page's own button works through it.
  const before = (await ownClicks(page)).length;
  for (const part of ['generate', 'delete'] as const) {
    await pressOwn(page, part);
    await injected.click('seatkeeper-guard', 'button', 'Keep current token');
    await injected.gone('seatkeeper-guard');
  }
  expect((await ownClicks(page)).slice(before)).toEqual([]);
  await pressOwn(page, 'delete');
  await injected.click('seatkeeper-guard', 'button', 'Continue');
  await pressOwn(page, 'cancel');
  await page.until(
    'the page to have heard both presses',
    async () => (await ownClicks(page)).slice(before).join() === 'delete,cancel',
  );
  expect(tokens.list()).toHaveLength(1);
  await page.close();
});

it.each(
  variants.flatMap(({ variant }) =>
    (variant.strangers ?? []).map((path) => [variant.name, path, variant] as const),
  ),
)('%s: nothing is drawn on its page %s', async (_, path, variant) => {
  const page = await openVaultPage(world.browser, path, hostOf(variant));
  await pass(page, 2000);
  const injected = injectedIn(page);
  for (const piece of [
    'seatkeeper-line',
    'seatkeeper-capture',
    'seatkeeper-specification',
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
  '%s (%s half): nothing is drawn, nothing is asked, and the page works',
  async (_, _half, variant) => {
    const host = hostOf(variant);
    const page = await openVaultPage(world.browser, variant.settingsPath, host);
    const injected = injectedIn(page);
    await ownPart(page, 'generate');
    await pass(page, 2000);
    await pressOwn(page, 'generate');
    await pressOwn(page, 'confirm');
    await ownPart(page, 'token');
    expect(await injected.count('seatkeeper-line')).toBe(0);
    expect(await injected.count('seatkeeper-guard')).toBe(0);
    expect(await ownClicks(page)).toEqual(['generate', 'confirm-generate']);
    await page.close();
  },
);

/** Runs in the page: whether our line is in the section, or right beside what it holds. */
function standsWithSection(): boolean {
  const find = (root: Document | ShadowRoot): Element | null => {
    const found = root.querySelector('seatkeeper-line');
    if (found) return found;
    for (const element of root.querySelectorAll('*')) {
      const inner = element.shadowRoot && find(element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const line = find(document);
  const [section] = window.__own('section');
  if (!line || !section) return false;
  for (let one: Node | null = line; one; ) {
    if (one === section) return true;
    const root: Node | null = one.parentNode ?? null;
    one = root && 'host' in root ? (root.host as Node) : root;
  }
  return false;
}
