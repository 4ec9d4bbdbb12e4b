import { afterAll, beforeAll, expect, it } from 'vitest';
import { injectedIn } from '../harness/injected.ts';
import {
  openTokenPage,
  openVaultPage,
  ownClicks,
  ownPart,
  pressOwn,
} from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { halves } from '../vault/web/index.ts';
import type { Variant } from '../vault/web/variant.ts';

// The real script on every web UI that the stand-in has. One browser for all of them. Not with the
// CANARY: a browser keeps what stands in a page's own fields in its session files.

const wanted = process.env['SEATKEEPER_HALF'];
const variants = Object.entries(halves).flatMap(([half, all]) =>
  wanted && wanted !== half ? [] : all.map((variant) => ({ half, variant })),
);
const hostOf = ({ name }: Variant) => `${name}.fls.jetbrains.com`;
const rows = (expected: Variant['expect']) =>
  variants
    .filter(({ variant }) => variant.expect === expected)
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
  expect(await injected.count('seatkeeper-line')).toBe(1);
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
  await page.until('the save button to be in sight long enough', async () => {
    await injected.click('seatkeeper-capture', 'button', 'Save to Seatkeeper');
    return /Saved and working/.test((await injected.text('seatkeeper-capture')) ?? '');
  });
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

it.each([...rows('passive'), ...rows('nothing')])(
  '%s (%s half): nothing is drawn, nothing is asked, and the page works',
  async (_, _half, variant) => {
    const host = hostOf(variant);
    const page = await openVaultPage(world.browser, variant.settingsPath, host);
    const injected = injectedIn(page);
    await ownPart(page, 'generate');
    await page.until('the page to settle', () =>
      page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(true), 2000))),
    );
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
