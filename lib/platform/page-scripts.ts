import { browser } from 'wxt/browser';

const ID = 'vault-page';
const FILE = '/vault-page.js';
const pattern = (origin: string) => `${origin}/*`;

/**
 * Runs our script on the pages of exactly these origins, besides the cloud's, where the manifest
 * does it. Registered scripts survive restarts, but not updates: called at every start.
 *
 * @param origins page origins that the browser lets the extension reach
 * @returns the origins that were not registered before
 */
export async function registerPages(origins: readonly string[]): Promise<string[]> {
  const matches = origins.map(pattern);
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const before = registered?.matches ?? [];
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    return [];
  }
  const script = {
    id: ID,
    matches,
    js: [FILE],
    runAt: 'document_idle' as const,
    allFrames: false,
    persistAcrossSessions: true,
  };
  if (!registered) await browser.scripting.registerContentScripts([script]);
  else if (matches.join() !== before.join()) await browser.scripting.updateContentScripts([script]);
  return origins.filter((origin) => !before.includes(pattern(origin)));
}

/** Runs our script in tabs that were open before it was there. A second one replaces the first. */
export async function runInOpenTabs(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  for (const { id } of await browser.tabs.query({ url: [...patterns] })) {
    if (id === undefined) continue;
    // A tab that is just closing, or shows the browser's own error page, is no fault.
    await browser.scripting
      .executeScript({ target: { tabId: id }, files: [FILE] })
      .catch(ignoreGoneTab);
  }
}

function ignoreGoneTab(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}
