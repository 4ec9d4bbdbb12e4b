import type { ElementHandle } from 'puppeteer-core';
import type { Part } from '../vault/web/page-kit.ts';
import type { Variant } from '../vault/web/variant.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import type { ExtensionPage } from './page.ts';

/** Opens a page of a vault's web UI; logs in first where that is wanted. */
export async function openVaultPage(
  browser: ExtensionBrowser,
  path: string,
  host = 'acme.fls.jetbrains.com',
): Promise<ExtensionPage> {
  const url = `https://${host}${path}`;
  const page = await browser.openWeb(url);
  if (!(await page.evaluate(() => location.pathname === '/login'))) return page;
  await page.fill('User name', 'admin');
  await page.fill('Password', 'secret');
  await Promise.all([page.page.waitForNavigation(), page.click('button', 'Log in')]);
  // What follows # never reached the server, so the login could not lead back to it.
  if (url.includes('#')) await page.page.goto(url);
  return page;
}

/** Opens the page with the token section, and waits until its button is there. */
export async function openTokenPage(
  browser: ExtensionBrowser,
  { settingsPath }: Variant,
  host?: string,
): Promise<ExtensionPage> {
  const page = await openVaultPage(browser, settingsPath, host);
  await ownPart(page, 'generate');
  return page;
}

/** An element of the page's own, as the page itself tells which is which. Waits until it is there. */
export async function ownPart(
  page: ExtensionPage,
  part: Part,
): Promise<ElementHandle<HTMLElement>> {
  return await page.until(`the page’s own ${part}`, async () => {
    const handle = await page.page.evaluateHandle((name) => window.__own(name)[0] ?? null, part);
    return handle.asElement() as ElementHandle<HTMLElement> | null;
  });
}

/** Presses one of the page's own controls with the mouse, as soon as it stands still and is in sight. */
export async function pressOwn(page: ExtensionPage, part: Part): Promise<void> {
  await page.pressWhere(`the page’s own ${part}`, () => ownPart(page, part));
}

/** The token that the page shows, read where the page itself put it. */
export async function shownToken(page: ExtensionPage): Promise<string> {
  await ownPart(page, 'token');
  return await page.evaluate(() =>
    window
      .__own('token')
      .map((element) => ('value' in element ? String(element.value) : (element.textContent ?? '')))
      .join(''),
  );
}

/** Generates a token with the page's own controls, from the button to the dialog that shows it. */
export async function generateOnPage(page: ExtensionPage, { flavour }: Variant): Promise<string> {
  await pressOwn(page, 'generate');
  if (flavour === 'ide-services') {
    const name = await ownPart(page, 'name');
    await name.focus();
    await page.page.keyboard.type('reporting');
  }
  await pressOwn(page, 'confirm');
  return await shownToken(page);
}

/** What of the page's own handlers has run in this tab. */
export async function ownClicks(page: ExtensionPage): Promise<string[]> {
  // A page that just loads anew after a press cannot be asked for a moment.
  const { clicks } = await page.until('the page to tell its clicks', async () => ({
    clicks: await page.evaluate(() => window.__clicks),
  }));
  return clicks;
}
