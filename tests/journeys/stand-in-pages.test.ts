import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateOnPage, openTokenPage, ownClicks, pressOwn } from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { variants } from '../vault/web/index.ts';
import type { Variant } from '../vault/web/variant.ts';

// The stand-in's own pages, without a look at the extension: were they broken, nothing that is
// tested on them would mean anything. One browser for all.

const OWN_CLICKS = ['delete', 'confirm-delete', 'generate', 'confirm-generate', 'copy', 'close'];
const hostOf = ({ name }: Variant) => `${name}.fls.jetbrains.com`;
let world: World;

beforeAll(async () => {
  world = await createWorld(
    'chromium',
    Object.fromEntries(variants.map((variant) => [hostOf(variant), { web: variant.name }])),
  );
});
afterAll(() => world.close());

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
