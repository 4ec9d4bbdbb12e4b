import { mountPopup } from '#components/popup/mount.tsx';
import { ask } from '#lib/platform/ask.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { openDashboard, openOptions, openOptionsAt, openTab } from '#lib/platform/tabs.ts';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { readDraft, writeDraft } from '#lib/storage/draft.ts';
import { readWaiting, watchWaiting } from '#lib/storage/waiting.ts';
import { loadPopupWords } from '#lib/words/popup.ts';

const [first, draft, waiting, words] = await Promise.all([
  readAppState(),
  readDraft(Date.now()),
  readWaiting(),
  loadPopupWords(interfaceLanguage()),
]);

mountPopup(document.body, {
  first,
  draft,
  waiting,
  words,
  ask,
  openTab,
  openOptions,
  openRotation: () => openOptionsAt('#rotation'),
  openDashboard,
  now: Date.now,
  saveDraft: (text) => void writeDraft(text, Date.now()),
  close: () => window.close(),
  watch: watchAppState,
  watchWaiting,
});
