import { expect } from 'vitest';
import type { Variant } from '../vault/web/variant.ts';
import { injectedIn } from './injected.ts';
import { pass } from './token-page.ts';
import { openTokenPage, ownClicks, ownPart, pressOwn } from './vault-page.ts';
import type { World } from './world.ts';

/** The vault of a world that serves this web UI. */
export const hostOf = ({ name }: Variant) => `${name}.fls.jetbrains.com`;

/** A vault for each of these web UIs. */
export const vaultsOf = (variants: readonly Variant[]) =>
  Object.fromEntries(variants.map((variant) => [hostOf(variant), { web: variant.name }]));

/** The way from a vault without a token to one whose token is saved and guarded. */
export async function saveAndGuard(world: World, variant: Variant): Promise<void> {
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
  await page.evaluate(watchPlaces);
  await pressOwn(page, 'generate');
  if (many) {
    await (await ownPart(page, 'name')).focus();
    await page.page.keyboard.type('seatkeeper');
  }
  await pressOwn(page, 'confirm');
  await injected.find('seatkeeper-capture', 'button', 'Save to Seatkeeper');
  // A control has to be in sight for half a second before it takes a click.
  await pass(page, 700);
  await injected.click('seatkeeper-capture', 'button', 'Save to Seatkeeper');
  await injected.shows('seatkeeper-capture', /Saved and working/);
  // Ours came in the same frame as the page's own, and grew no more: nothing moved under a hand.
  const places = await page.evaluate(() => window.__places);
  if (!variant.movesByItself) {
    expect(places.map((place) => place.split(' ')[0])).toEqual(['confirm', 'close']);
  }
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
}

declare global {
  interface Window {
    /** Where the page's own buttons stood since the first press, frame by frame; each place once. */
    __places: string[];
  }
}

/** Runs in the page. What is laid out for good, after everything that still runs in a frame, is painted. */
function watchPlaces(): void {
  window.__places = [];
  const look = () => {
    for (const part of ['confirm', 'close']) {
      const box = window.__own(part)[0]?.getBoundingClientRect();
      const place = box && box.width > 0 ? `${part} ${box.x} ${box.y}` : null;
      if (place && !window.__places.includes(place)) window.__places.push(place);
    }
  };
  const frame = () => {
    const painting = new ResizeObserver(() => {
      painting.disconnect();
      look();
    });
    painting.observe(document.body);
    requestAnimationFrame(frame);
  };
  frame();
}

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
