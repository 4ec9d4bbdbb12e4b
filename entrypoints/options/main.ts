import { mountOptions } from '#components/options/mount.tsx';
import { ask } from '#lib/platform/ask.ts';
import { hasAccess, requestAccess } from '#lib/platform/hosts.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { version } from '#lib/platform/tabs.ts';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { readLearned, watchLearned } from '#lib/storage/learned-state.ts';
import { loadOptionsWords } from '#lib/words/options.ts';

const [first, learned, words] = await Promise.all([
  readAppState(),
  readLearned(),
  loadOptionsWords(interfaceLanguage()),
]);

mountOptions(document.body, {
  first,
  learned,
  words,
  ask,
  hasAccess,
  requestAccess,
  version: version(),
  now: Date.now,
  watch: watchAppState,
  watchLearned,
});
