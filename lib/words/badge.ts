import { loader } from './loader.ts';

export const loadBadgeWords = loader({
  en: async () => (await import('./en/badge.ts')).badgeWords,
});
