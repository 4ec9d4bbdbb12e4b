import { browser } from 'wxt/browser';

/** The extension's id and origin, as senders are compared with them. */
export function ownIdentity(): { id: string; origin: string } {
  // Not by way of URL.origin: what it is for an extension's scheme is up to the browser.
  return { id: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') };
}
