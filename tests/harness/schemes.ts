import { expect } from 'vitest';
import type { ColorScheme } from './extension-browser.ts';
import { preferScheme } from './injected-axe.ts';
import type { ExtensionPage } from './page.ts';

/**
 * An open page in light and in dark: accessible in both.
 *
 * @param what the state that it is in, for a failing test
 * @param picture takes what pictures are wanted
 */
export async function accessibleInBoth(
  page: ExtensionPage,
  what: string,
  picture?: (scheme: ColorScheme) => Promise<void>,
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await preferScheme(page, scheme);
    expect(await page.axe(), `${what}, ${scheme}`).toEqual([]);
    await picture?.(scheme);
  }
}
