import { parseVaultAddress } from '#lib/vault/address.ts';

/** The parts of `runtime.MessageSender` that can be trusted: the browser fills them in. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: unknown;
}

/**
 * Whether a message comes from a page of this extension. Default deny.
 *
 * A tab says nothing: our options page has one too. Chromium and Firefox both fill `origin`;
 * a sender without it is refused.
 *
 * @param own the extension's id and origin, as `browser.runtime` tells them
 */
export function isOurPage(sender: Sender, own: { id: string; origin: string }): boolean {
  return sender.id === own.id && sender.origin === own.origin && own.origin.includes('extension:');
}

/** A page of a vault that may use the page's own, short list of commands. */
export interface VaultPage {
  /** Told by the browser, never by a message. */
  origin: string;
  tabId: number;
  /** True: a page of the cloud's domain. False: only good if the admin connected a vault there. */
  cloud: boolean;
}

/**
 * Whether a message comes from our script in the top frame of a page that can be a vault's.
 * Default deny: a tab alone says nothing, our own pages have one too.
 *
 * @param ownId the extension's id
 * @returns the page, or null for every other sender
 */
export function isVaultPage(sender: Sender, ownId: string): VaultPage | null {
  const { id, origin = '', url, frameId, tab } = sender;
  if (id !== ownId || frameId !== 0) return null;
  if (url !== undefined && url !== origin && !url.startsWith(`${origin}/`)) return null;
  const tabId = typeof tab === 'object' && tab !== null && 'id' in tab ? tab.id : undefined;
  if (typeof tabId !== 'number' || tabId < 0) return null;
  const address = parseVaultAddress(origin);
  // The text itself must be the origin: what is only readable as one is not told by a browser.
  if (!address.ok || address.value.pageOrigin !== origin) return null;
  return { origin, tabId, cloud: address.value.likely === 'cloud' };
}
