import { loader } from './loader.ts';

export const loadPopupWords = loader({
  en: async () => (await import('./en/popup.ts')).popupWords,
});
