import { popupWords } from './en/popup.ts';
import { loader } from './loader.ts';

export const loadPopupWords = loader({ en: popupWords });
