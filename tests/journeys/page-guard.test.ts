import { describe, expect, it } from 'vitest';
import { browserNames } from '../harness/find-browser.ts';
import { hostFor, sharedWorld } from '../harness/shared-world.ts';
import { openConnected, openFirst, pass } from '../harness/token-page.ts';
import { ownClicks, ownPart, pressOwn } from '../harness/vault-page.ts';

/** The web UI of each test's own vault. */
const webs = {
  asks: 'ring-ui',
  keys: 'ring-ui',
  deaf: 'plain',
  unknown: 'plain',
  alone: 'client-navigation',
};

describe.each(browserNames)('in %s, before the token in use ends', (name) => {
  const current = sharedWorld(name, webs);

  it('the guard says what stops, keeps the token, or lets the page go on', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'ring-ui', hostFor('asks'));
    await pressOwn(page, 'generate');
    await injected.find('seatkeeper-guard', 'alertdialog', '');
    const text = await injected.shows('seatkeeper-guard', /Generate a new token\?.*/);
    expect(text).toMatch(/Fingerprint [0-9a-f]{4}/);
    expect(text).toMatch(/In use at least since/);
    await injected.click('seatkeeper-guard', 'button', 'Keep current token');
    await injected.gone('seatkeeper-guard');
    expect(await ownClicks(page)).toEqual([]);

    await pressOwn(page, 'delete');
    await injected.shows('seatkeeper-guard', /Delete the token\?/);
    await injected.click('seatkeeper-guard', 'button', 'Continue');
    await pressOwn(page, 'cancel');
    // The confirming button has the same words as the page's own, and is not asked about.
    await pressOwn(page, 'generate');
    await injected.click('seatkeeper-guard', 'button', 'Continue');
    await pressOwn(page, 'confirm');
    await ownPart(page, 'token');
    expect(await injected.count('seatkeeper-guard')).toBe(0);
    expect(await ownClicks(page)).toEqual(['delete', 'cancel', 'generate', 'confirm-generate']);
  });

  it('the keyboard alone does the same, and comes back to where it was', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'ring-ui', hostFor('keys'));
    const own = await ownPart(page, 'generate');
    const focused = () => injected.focused('seatkeeper-guard');
    const ask = async (key: 'Enter' | ' ') => {
      await own.focus();
      await page.press(key);
      await page.until(
        'the safe choice to have the focus',
        async () => (await focused()) === 'Keep current token',
      );
    };
    const isBack = () =>
      page.until('the page’s button to have the focus', () =>
        page.evaluate(() => window.__own('generate')[0] === document.activeElement),
      );

    await ask('Enter');
    await page.press('Escape');
    await injected.gone('seatkeeper-guard');
    await isBack();
    await ask(' ');
    await page.press('Enter');
    await injected.gone('seatkeeper-guard');
    await isBack();
    expect(await ownClicks(page)).toEqual([]);

    await ask('Enter');
    await page.press('Tab');
    await page.until('Continue to have the focus', async () => (await focused()) === 'Continue');
    await page.press('Enter');
    await ownPart(page, 'confirm');
    expect(await ownClicks(page)).toEqual(['generate']);
  });

  it('a page that does not react gets its button back', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'plain', hostFor('deaf'));
    await page.evaluate(() => {
      const [button] = window.__own('generate');
      const deaf = button?.cloneNode(true) as Element;
      deaf.addEventListener('click', (event) => {
        if (event.isTrusted) window.kit.ran('trusted press');
      });
      button?.replaceWith(deaf);
      window.kit.own('generate', deaf);
    });
    await pressOwn(page, 'generate');
    await injected.click('seatkeeper-guard', 'button', 'Continue');
    await injected.shows('seatkeeper-line', /Press its own button again/);
    await pressOwn(page, 'generate');
    expect(await ownClicks(page)).toEqual(['trusted press']);
    expect(await injected.count('seatkeeper-guard')).toBe(0);
  });

  it('nothing is asked where no token is known, nor about other buttons', async () => {
    const world = current();
    world.vault(hostFor('unknown')).tokens.generate();
    const { page, injected } = await openFirst(world, 'plain', undefined, hostFor('unknown'));
    await pressOwn(page, 'generate');
    await pressOwn(page, 'confirm');
    await pressOwn(page, 'close');
    await page.find('button', 'Delete token');
    await injected.shows('seatkeeper-line', /No token is saved here/);
    await pressOwn(page, 'delete');
    await pressOwn(page, 'cancel');
    await page.click('button', 'Change');
    expect(await injected.count('seatkeeper-guard')).toBe(0);
  });

  it('a page whose background is gone works as before', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'client-navigation', hostFor('alone'));
    await world.browser.killBackground();
    await pressOwn(page, 'generate');
    await injected.click('seatkeeper-guard', 'button', 'Continue');
    await ownPart(page, 'confirm');
    await pass(page, 1200);
    expect(await ownClicks(page)).toEqual(['generate']);
  });
});
