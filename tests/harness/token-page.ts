import { findVariant } from '../vault/web/index.ts';
import { connectVault } from './admin.ts';
import { injectedIn, type Piece } from './injected.ts';
import type { ExtensionPage } from './page.ts';
import { openTokenPage, ownPart, pressOwn } from './vault-page.ts';
import type { World } from './world.ts';

const HOST = 'acme.fls.jetbrains.com';

/** A world whose one vault serves this web UI. */
export const withWeb = (web: string) => ({ vaults: { [HOST]: { web } } });

/** Connects the vault through the options page and opens its token page, with our line on it. */
export async function openConnected(world: World, web: string, host = HOST) {
  const options = await connectVault(world, { address: host });
  await options.close();
  const page = await openTokenPage(world.browser, findVariant(web), host);
  const injected = injectedIn(page);
  await injected.shows('seatkeeper-line', /Token saved here/);
  return { page, injected };
}

/** Opens the token page of a vault that has no token and that nobody has connected. */
export async function openFirst(world: World, web: string, token?: string, host = HOST) {
  const { tokens } = world.vault(host);
  tokens.delete();
  if (token !== undefined) tokens.plan(token);
  const page = await openTokenPage(world.browser, findVariant(web), host);
  const injected = injectedIn(page);
  await injected.shows('seatkeeper-line', /The vault has no token yet/);
  return { page, injected };
}

/** From the page's button to the token it shows, with our control beside it. */
export async function showToken(
  page: ExtensionPage,
  piece: Piece = 'seatkeeper-capture',
  control = 'Save to Seatkeeper',
): Promise<void> {
  await pressOwn(page, 'generate');
  await pressOwn(page, 'confirm');
  await ownPart(page, 'token');
  await injectedIn(page).find(piece, 'button', control);
}

/** Lets so much time pass in the page: for what is about time, and for nothing else. */
export async function pass(page: ExtensionPage, ms: number): Promise<void> {
  await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);
}
