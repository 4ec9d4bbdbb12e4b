import { optionsWords } from './en/options.ts';
import { loader } from './loader.ts';

export const loadOptionsWords = loader({ en: optionsWords });
