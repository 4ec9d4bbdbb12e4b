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
