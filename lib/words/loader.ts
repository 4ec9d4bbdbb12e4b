import { createFormats, type Formats } from './formats.ts';

/**
 * One page's words in every language there is. Another language, or a pseudo-locale, is one more
 * entry; its type must equal the English one's. Pages load theirs on demand.
 */
type Registry<W> = { en: () => Promise<(f: Formats) => W> } & Record<
  string,
  () => Promise<(f: Formats) => W>
>;

export function loader<W>(registry: Registry<W>) {
  return async (locale: string): Promise<W> => {
    const language = locale.split('-')[0] ?? 'en';
    const known = Object.hasOwn(registry, language);
    const load = (known && registry[language]) || registry.en;
    return (await load())(createFormats(known ? locale : 'en'));
  };
}
