import { createFormats, type Formats } from './formats.ts';

type Make<W> = (f: Formats) => W;

/**
 * One page's words in every language there is. English comes with the page, being the language
 * when there is no other, and so costs no request before the first paint. Another language, or a
 * pseudo-locale, is one more entry that is loaded on demand; its type must equal the English one's.
 */
interface Registry<W> {
  en: Make<W>;
  others?: Record<string, () => Promise<Make<W>>>;
}

export function loader<W>({ en, others = {} }: Registry<W>) {
  /** @param locale BCP 47 tag; a language that is not there is answered in English */
  return async (locale: string): Promise<W> => {
    const language = locale.split('-')[0] ?? '';
    const load = Object.hasOwn(others, language) ? others[language] : undefined;
    if (load) return (await load())(createFormats(locale));
    return en(createFormats(language === 'en' ? locale : 'en'));
  };
}
