import { loader } from './loader.ts';

export const loadOptionsWords = loader({
  en: async () => (await import('./en/options.ts')).optionsWords,
});
