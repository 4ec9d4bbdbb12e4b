import { badgeWords } from './en/badge.ts';
import { loader } from './loader.ts';

export const loadBadgeWords = loader({ en: badgeWords });
