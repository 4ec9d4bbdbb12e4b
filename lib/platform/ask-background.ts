import { browser } from 'wxt/browser';
import type { PageAnswer, PageCommand, PageCommandName } from '#lib/protocol/page.ts';

type Of<N extends PageCommandName> = Extract<PageCommand, { name: N }>;

/**
 * Asks the background, from the script on the vault's page.
 *
 * @returns the answer; a background that cannot be reached, or does not answer this page, is a
 *   `problem`, so that nothing on the page waits or breaks
 */
export async function askBackground<N extends PageCommandName>(
  command: Of<N>,
): Promise<PageAnswer<N>> {
  try {
    const answer: unknown = await browser.runtime.sendMessage(command);
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
      return answer as PageAnswer<N>;
    }
    return { ok: false, problem: { kind: 'internal', reference: 'no-answer' } };
  } catch {
    return { ok: false, problem: { kind: 'internal', reference: 'no-background' } };
  }
}

/** The extension was updated or removed: this script's background is gone for good. */
export function isOrphan(): boolean {
  try {
    return !browser.runtime?.id;
  } catch {
    // Firefox throws where Chromium has nothing.
    return true;
  }
}
