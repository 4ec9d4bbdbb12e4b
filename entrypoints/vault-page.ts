import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPage } from '#components/page/page.ts';
import { askBackground, isOrphan } from '#lib/platform/ask-background.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { readWithSession } from '#lib/platform/page-network.ts';
import { loadPageWords } from '#lib/words/page.ts';

// Not one of WXT's content scripts: its context tells the page by an event, with the extension's
// id, that we are here, and lets another such event end us. The manifest names this file itself.
// Ours alone: the page does not see this world. A later copy of the script ends the one before it.
const world = globalThis as { endSeatkeeper?: () => void };

export default defineUnlistedScript(async () => {
  const words = await loadPageWords(interfaceLanguage());
  world.endSeatkeeper?.();
  world.endSeatkeeper = startPage({
    words,
    ask: askBackground,
    isOrphan,
    readSpecification: readWithSession,
    now: Date.now,
  });
});
