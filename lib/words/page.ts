import { pageWords } from './en/page.ts';
import { loader } from './loader.ts';

export const loadPageWords = loader({ en: pageWords });
