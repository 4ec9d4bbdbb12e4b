import { mountDashboard } from '#components/dashboard/mount.tsx';
import { ask } from '#lib/platform/ask.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { openChannel } from '#lib/platform/open-channel.ts';
import { startReportWorker } from '#lib/platform/report-worker.ts';
import { openOptions, openTab } from '#lib/platform/tabs.ts';
import { readActed, watchActed } from '#lib/storage/acted-state.ts';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { readLearned, watchLearned } from '#lib/storage/learned-state.ts';
import { loadDashboardWords } from '#lib/words/dashboard.ts';

const [app, acted, learned, words] = await Promise.all([
  readAppState(),
  readActed(),
  readLearned(),
  loadDashboardWords(interfaceLanguage()),
]);

mountDashboard(document.body, {
  first: { app, acted, learned },
  words,
  ask,
  openChannel,
  startReportWorker,
  openTab,
  openOptions,
  now: Date.now,
  watch: { app: watchAppState, acted: watchActed, learned: watchLearned },
});
