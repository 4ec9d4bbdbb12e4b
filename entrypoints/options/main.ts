import { mountOptions } from '#components/options/mount.tsx';
import { copyText } from '#components/page/clipboard.ts';
import { ask } from '#lib/platform/ask.ts';
import { hasAccess, requestAccess } from '#lib/platform/hosts.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { version } from '#lib/platform/tabs.ts';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { readLearned, watchLearned } from '#lib/storage/learned-state.ts';
import { readSeen, watchSeen } from '#lib/storage/pages.ts';
import { readRotationState, watchRotationState } from '#lib/storage/rotation-state.ts';
import { loadOptionsWords } from '#lib/words/options.ts';

const [first, learned, seen, rotation, words] = await Promise.all([
  readAppState(),
  readLearned(),
  readSeen(),
  readRotationState(),
  loadOptionsWords(interfaceLanguage()),
]);

mountOptions(document.body, {
  first,
  learned,
  seen,
  rotation,
  words,
  ask,
  hasAccess,
  requestAccess,
  copy: copyText,
  browser: navigator.userAgent,
  version: version(),
  now: Date.now,
  watch: watchAppState,
  watchLearned,
  watchSeen,
  watchRotation: watchRotationState,
});
