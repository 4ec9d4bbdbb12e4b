import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  generateOnPage,
  openTokenPage,
  openVaultPage,
  ownClicks,
  pressOwn,
} from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { findVariant, variants } from '../vault/web/index.ts';
import type { Variant } from '../vault/web/variant.ts';

// The stand-in's own pages, in a browser with an extension that does nothing: were they broken,
// nothing that is tested on them would mean anything. One browser for all.

const OWN_CLICKS = ['delete', 'confirm-delete', 'generate', 'confirm-generate', 'copy', 'close'];
const hostOf = ({ name }: Variant) => `${name}.fls.jetbrains.com`;
let world: World;
let extensionDir: string;

beforeAll(async () => {
  extensionDir = await mkdtemp(join(tmpdir(), 'seatkeeper-nothing-'));
  const nothing = { manifest_version: 3, name: 'Nothing', version: '1' };
  await writeFile(join(extensionDir, 'manifest.json'), JSON.stringify(nothing));
  world = await createWorld(
    'chromium',
    Object.fromEntries(variants.map((variant) => [hostOf(variant), { web: variant.name }])),
    { extensionDir },
  );
});
afterAll(async () => {
  await world.close();
  await rm(extensionDir, { recursive: true });
});

it.each(variants.map((variant) => [variant.name, variant] as const))(
  '%s: deletes, generates and shows the token that the vault then accepts',
  async (_, variant) => {
    const host = hostOf(variant);
    const { tokens } = world.vault(host);
    const verdict = (token: string) =>
      tokens.check(`${variant.flavour === 'cloud' ? 'Bearer' : 'Automation'} ${token}`);
    const page = await openTokenPage(world.browser, variant, host);

    await pressOwn(page, 'delete');
    await pressOwn(page, 'confirm');
    await page.until('the token to be gone', async () => tokens.list().length === 0);

    const { generate, generateNew } = variant.words;
    await page.find('button', generate);
    const first = await generateOnPage(page, variant);
    expect(verdict(first)).toBe('good');
    expect(tokens.list()).toHaveLength(1);
    await pressOwn(page, 'copy');
    await pressOwn(page, 'close');
    await page.until('every click of the page’s own to be remembered', async () =>
      (await ownClicks(page)).includes('close'),
    );
    expect(await ownClicks(page)).toEqual(OWN_CLICKS);

    // A second one: by the other button, and the first dies where there is only one.
    await page.find('button', generateNew);
    const second = await generateOnPage(page, variant);
    expect(second).not.toBe(first);
    expect(verdict(second)).toBe('good');
    if (variant.flavour === 'cloud') expect(verdict(first)).toBe('unknown');
    await page.close();
  },
);

/** A page of a variant, by name. */
async function open(name: string) {
  const variant = findVariant(name);
  return await openTokenPage(world.browser, variant, hostOf(variant));
}

it('rerendering: builds its section anew as often as it is told', async () => {
  const page = await open('rerendering');
  await page.evaluate(() => {
    document.title = '0';
    new MutationObserver(() => {
      document.title = String(Number(document.title) + 1);
    }).observe(document.querySelector('#app') ?? document, { childList: true });
  });
  await page.evaluate(() => window.rerender?.(200));
  expect(Number(await page.title())).toBeGreaterThanOrEqual(200);
  await page.close();
});

it('no-clipboard: the API of the clipboard is refused, and the page copies all the same', async () => {
  const page = await open('no-clipboard');
  const refused = page.evaluate(() =>
    navigator.clipboard.writeText('x').then(
      () => 'copied',
      (error: Error) => error.name,
    ),
  );
  expect(await refused).toBe('NotAllowedError');
  await page.evaluate(() =>
    document.addEventListener('copy', () => {
      document.title = `copied ${getSelection()}`;
    }),
  );
  const token = await generateOnPage(page, findVariant('no-clipboard'));
  await pressOwn(page, 'copy');
  expect(await page.title()).toBe(`copied ${token}`);
  await page.close();
});

it('strict-csp: no inline style, no markup from text and no foreign host', async () => {
  const page = await open('strict-csp');
  const violated = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      directives.push(event.effectiveDirective);
    });
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    await fetch('https://elsewhere.example/').catch((error) => directives.push(error.name));
    try {
      document.body.insertAdjacentHTML('beforeend', '<i>x</i>');
    } catch (error) {
      directives.push(`${(error as Error).name} of markup`);
    }
    // The reports come as events of their own, a moment later.
    for (let left = 100; left > 0 && directives.length < 5; left--)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return [...new Set(directives)].sort();
  });
  expect(violated).toEqual([
    'TypeError',
    'TypeError of markup',
    'connect-src',
    'require-trusted-types-for',
    'style-src-elem',
  ]);
  await page.close();
});

it('client-navigation: goes to the settings, back and forward again without loading', async () => {
  const variant = findVariant('client-navigation');
  const page = await openVaultPage(world.browser, '/overview', hostOf(variant));
  await page.evaluate(() => document.body.classList.add('never-loaded-again'));
  await page.click('link', 'Settings');
  await page.click('tab', 'API');
  await page.find('button', /^Generate/);
  await page.evaluate(() => history.go(-2));
  await page.find('heading', 'Dashboard');
  await page.evaluate(() => history.go(2));
  await page.find('button', /^Generate/);
  expect(await page.evaluate(() => document.body.className)).toBe('never-loaded-again');
  await page.close();
});

it('back-forward: the settings come back from the cache as they were left', async () => {
  const page = await open('back-forward');
  await page.evaluate(() => {
    document.body.dataset['left'] = 'so';
    addEventListener('pageshow', ({ persisted }) => {
      document.title = persisted ? 'from the cache' : 'loaded';
    });
  });
  await page.click('link', 'About');
  await page.find('heading', 'About');
  await page.evaluate(() => history.back());
  await page.find('button', /^Generate/);
  expect(await page.title()).toBe('from the cache');
  expect(await page.evaluate(() => document.body.dataset['left'])).toBe('so');
  await page.close();
});

it('tidy: what a stranger puts there is gone at once', async () => {
  const page = await open('tidy');
  const left = await page.evaluate(async () => {
    const places = [document.documentElement, document.body, ...window.__own('section')];
    const strangers = places.map((place) => place.appendChild(document.createElement('div')));
    await new Promise((resolve) => setTimeout(resolve, 0));
    return strangers.filter((stranger) => stranger.isConnected).length;
  });
  expect(left).toBe(0);
  expect(await page.evaluate(() => window.__tidied)).toBeGreaterThanOrEqual(3);
  await page.close();
});

it('look-alike: the other section has a token of its own, and leaves the vault’s alone', async () => {
  const variant = findVariant('look-alike');
  const { tokens } = world.vault(hostOf(variant));
  tokens.set('a-token-that-has-to-stay-01');
  const page = await open('look-alike');
  // The first of that name in the document is the person's own.
  await page.click('button', 'Generate new token');
  await page.evaluate(() => document.querySelector<HTMLElement>('.confirm')?.click());
  await page.find('dialog', 'Token generated');
  expect(await ownClicks(page)).toEqual(['personal-generate', 'personal-confirm-generate']);
  expect(tokens.check('Bearer a-token-that-has-to-stay-01')).toBe('good');
  await page.close();
});

it('a control that moves away under the mouse is told, and not pressed again', async () => {
  const page = await open('plain');
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Shy';
    button.style.cssText = 'position: fixed; inset: 300px auto auto 300px';
    button.addEventListener('click', () => window.kit.ran('shy'));
    document.body.append(button);
    window.addEventListener('mousemove', () => button.style.setProperty('left', '500px'), {
      once: true,
    });
  });
  await expect(page.click('button', 'Shy')).rejects.toThrow('button "Shy" moved away');
  expect(await ownClicks(page)).toEqual([]);
  await page.close();
});
