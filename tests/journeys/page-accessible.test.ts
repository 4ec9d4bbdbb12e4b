import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../harness/find-browser.ts';
import { injectedIn, type Piece } from '../harness/injected.ts';
import { axeInjected, preferScheme } from '../harness/injected-axe.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { addConsumer } from '../harness/rotation.ts';
import { pass, showToken } from '../harness/token-page.ts';
import { openTokenPage, pressOwn } from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { findVariant } from '../vault/web/index.ts';

// What Seatkeeper puts on the vault's page, as axe-core sees it in the closed shadow roots: every
// state of it with Ring UI's colors, and each of its colors with those of an older theme and with
// our own. One browser for all three.

const LINE = 'seatkeeper-line';
const CAPTURE = 'seatkeeper-capture';
const GUARD = 'seatkeeper-guard';
const LINK = 'seatkeeper-specification';
const webs = ['ring-ui', 'plain', 'dark', 'japanese'];
const hostOf = (web: string) => `${web}.fls.jetbrains.com`;

describe.each(browserNames)('in %s: no piece of ours has a fault', (name) => {
  let world: World;
  beforeAll(async () => {
    const vaults = Object.fromEntries(webs.map((web) => [hostOf(web), { web }]));
    world = await createWorld(name, vaults);
  });
  afterAll(() => world.close());

  it('in the note on a page that is not recognized', async () => {
    const host = hostOf('japanese');
    world.vault(host).tokens.delete();
    const page = await openTokenPage(world.browser, findVariant('japanese'), host);
    await showToken(page, 'seatkeeper-note', 'Open Seatkeeper');
    await lookOn(page)('note', ['seatkeeper-note'], ['light']);
    await page.close();
  });

  async function open(web: string) {
    world.vault(hostOf(web)).tokens.delete();
    const page = await openTokenPage(world.browser, findVariant(web), hostOf(web));
    const injected = injectedIn(page);
    await injected.shows(LINE, /The vault has no token yet/);
    return { page, injected, look: lookOn(page) };
  }

  it('in any state, with the colors of Ring UI, light and dark', async () => {
    const { page, injected, look } = await open('ring-ui');
    await injected.click(LINK, 'button', 'Read specification');
    await injected.shows(LINK, /Save the token of this vault here first/);
    await look('nothing saved', [LINE, LINK]);

    await showToken(page);
    await look('token shown', [CAPTURE]);
    // Ring UI leaves nothing between a dialog's edge and what is put into it.
    const [ours, its] = await page.evaluate(() =>
      [document.querySelector('seatkeeper-capture'), window.__own('copy')[0]].map((one) =>
        Math.round(one?.getBoundingClientRect().left ?? -1),
      ),
    );
    expect(ours).toBe(its);
    await injected.click(CAPTURE, 'button', 'Copy as');
    await injected.find(CAPTURE, 'menuitem', 'curl command');
    await look('menu open', [CAPTURE]);
    await page.press('Escape');
    await pass(page, 700);
    await injected.click(CAPTURE, 'button', 'Save to Seatkeeper');
    await injected.shows(CAPTURE, /Saved and working/);
    await look('token saved', [CAPTURE]);
    await pressOwn(page, 'close');
    await injected.gone(CAPTURE);

    const options = await world.browser.open('options.html');
    await addConsumer(options, 'Nightly report', 'GitHub Actions secret', 'acme/reports');
    await options.close();
    await page.page.bringToFront();
    await injected.shows(LINE, /Used by Nightly report/);
    await injected.click(LINK, 'button', 'Read specification');
    await injected.shows(LINK, /Read\.|no specification/);
    await injected.click(LINE, 'button', 'Hide');
    await injected.find(LINE, 'button', 'Hide for good');
    await look('consumers, hiding', [LINE, LINK]);

    for (const part of ['generate', 'delete'] as const) {
      await pressOwn(page, part);
      await injected.find(GUARD, 'alertdialog', '');
      await look(`guard before ${part}`, [GUARD]);
      await injected.click(GUARD, 'button', 'Keep current token');
      await injected.gone(GUARD);
    }

    // Another administrator has replaced it.
    world.vault(hostOf('ring-ui')).tokens.generate();
    const popup = await world.browser.open('popup.html');
    await popup.click('button', 'Refresh');
    await popup.shows(/refused the token/);
    await popup.close();
    await page.page.bringToFront();
    await injected.shows(LINE, /The vault refuses the token saved here/);
    await look('token refused', [LINE]);

    // What would be a fault is seen as one.
    await injected.call(LINE, plantFaults);
    const { violations } = await axeInjected(page, [LINE]);
    expect(violations.map((line) => line.split(':')[0]).sort()).toEqual([
      'button-name',
      'color-contrast',
    ]);
    await page.close();
  });

  it.each([
    ['plain', 'its own, light and dark', ['light', 'dark'] as const],
    ['dark', 'an older Ring theme', ['dark'] as const],
  ])('on the page "%s", with the colors of %s', async (web, _, schemes) => {
    const { page, injected, look } = await open(web);
    await injected.call(LINE, plantRefusal);
    await look('line', [LINE, LINK], schemes);
    await showToken(page);
    await injected.click(CAPTURE, 'button', 'Copy as');
    await injected.find(CAPTURE, 'menuitem', 'curl command');
    await look('menu open', [CAPTURE], schemes);
    await page.press('Escape');
    await pass(page, 700);
    await injected.click(CAPTURE, 'button', 'Save to Seatkeeper');
    await injected.shows(CAPTURE, /Saved and working/);
    await pressOwn(page, 'close');
    await injected.shows(LINE, /Token saved here/);
    await pressOwn(page, 'generate');
    await injected.find(GUARD, 'alertdialog', '');
    await look('guard', [GUARD], schemes);
    await page.close();
  });
});

/** Looks at pieces of a page in each scheme: no violation, no contrast untold, no small target. */
function lookOn(page: ExtensionPage) {
  const { call } = injectedIn(page);
  return async (
    what: string,
    pieces: readonly Piece[],
    schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
  ) => {
    for (const scheme of schemes) {
      await preferScheme(page, scheme);
      const { violations, untold, measured } = await axeInjected(page, pieces);
      // What an open menu lies over cannot be read.
      const unread = untold.filter((line) => what !== 'menu open' || !line.includes('<label'));
      expect([...violations, ...unread], `${what}, ${scheme}`).toEqual([]);
      expect(measured).toBeGreaterThan(pieces.length);
    }
    for (const piece of pieces) expect(await call(piece, smallTargets), what).toEqual([]);
  };
}

/** Runs with the closed root: what is too small to hit, by its text and size. */
function smallTargets(root: ShadowRoot): string[] {
  const targets = root.querySelectorAll<HTMLElement>('button, label');
  return Array.from(targets, (one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ one, box }) => one.checkVisibility() && (box.height < 32 || box.width < 32))
    .map(({ one, box }) => `${one.textContent}: ${box.width} x ${box.height}`);
}

/** Runs with the closed root. */
function plantFaults(root: ShadowRoot): boolean {
  const nameless = document.createElement('button');
  const faint = document.createElement('p');
  faint.textContent = 'Hardly to be read';
  faint.setAttribute('style', 'color: #999; background: #aaa');
  root.querySelector('section')?.append(nameless, faint);
  return true;
}

/** Runs with the closed root: a text in the color of the worst news, by our own styles. */
function plantRefusal(root: ShadowRoot): boolean {
  const text = document.createElement('p');
  text.textContent = 'The vault refuses the token saved here.';
  text.className = 'bad';
  root.querySelector('section')?.append(text);
  return true;
}
