import { mountDashboard } from '#components/dashboard/mount.tsx';
import { ask } from '#lib/platform/ask.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { openChannel } from '#lib/platform/open-channel.ts';
import { openOptions, openTab } from '#lib/platform/tabs.ts';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { loadDashboardWords } from '#lib/words/dashboard.ts';

const [first, words] = await Promise.all([readAppState(), loadDashboardWords(interfaceLanguage())]);

mountDashboard(document.body, {
  first,
  words,
  ask,
  openChannel,
  openTab,
  openOptions,
  now: Date.now,
  watch: watchAppState,
});
