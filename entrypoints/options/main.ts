import { mountOptions } from '#components/options/mount.tsx';
import { ask } from '#lib/platform/ask.ts';
import { hasAccess, requestAccess } from '#lib/platform/hosts.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { version } from '#lib/platform/tabs.ts';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { loadOptionsWords } from '#lib/words/options.ts';

const [first, words] = await Promise.all([readAppState(), loadOptionsWords(interfaceLanguage())]);

mountOptions(document.body, {
  first,
  words,
  ask,
  hasAccess,
  requestAccess,
  version: version(),
  now: Date.now,
  watch: watchAppState,
});
