import type { Paging } from '../binding.ts';
import type { Values } from './values.ts';

/** What one page told about whether there is another, whoever counted it. */
export interface PageFacts {
  rows: number;
  more?: unknown;
  last?: unknown;
  total?: unknown;
  /** The next cursor or link. */
  next?: unknown;
}

/** How many rows a vault gave, and how many it says there are. */
export interface Shortfall {
  given: number;
  total: number;
}

/** How the next page is asked for: by values, or by an address of the same operation. */
export interface PageRequest {
  values: Values;
  link: { path: string; query: Record<string, string> } | null;
}

/**
 * Walks from page to page. It ends where the vault says so, and where a page is not full.
 *
 * @param origin the vault's own: a link leads nowhere else
 */
export function createPager(paging: Paging, origin: string) {
  let seen = 0;
  let page: number = paging.first;
  let last = '';
  const limit: Values = { limit: paging.size };

  return {
    first(): PageRequest {
      return { values: { ...limit, offset: paging.first, page, cursor: null }, link: null };
    },
    /**
     * @param path of the page that the facts are about
     * @returns null where this was the last page, `lost` where the next one cannot be asked for
     */
    after(facts: PageFacts, path: string): PageRequest | null | 'lost' {
      seen += facts.rows;
      if (paging.kind === 'none' || facts.more === false || facts.last === true) return null;
      if (paging.kind === 'cursor' || paging.kind === 'link') {
        const next = typeof facts.next === 'number' ? String(facts.next) : facts.next;
        if (typeof next !== 'string' || next === '') return null;
        // A vault that gives the same mark again would be read forever.
        if (next === last) return 'lost';
        last = next;
        if (paging.kind === 'cursor') return { values: { ...limit, cursor: next }, link: null };
        const link = sameOperation(next, origin, path);
        return link ? { values: {}, link } : 'lost';
      }
      const { more, total } = facts;
      if (facts.rows === 0 || (typeof total === 'number' && seen >= total)) return null;
      // A vault may end a page earlier than it was asked to, and name the next one.
      const isNamed = typeof facts.next === 'string' && facts.next !== '';
      const isTold = isNamed || more === true || facts.last === false || typeof total === 'number';
      if (!isTold && paging.size !== null && facts.rows < paging.size) return null;
      page += 1;
      return { values: { ...limit, offset: seen + paging.first, page }, link: null };
    },
    /** After the last page: whether the vault said that there are more rows than it gave. */
    shortfall({ total }: PageFacts): Shortfall | null {
      return typeof total === 'number' && seen < total ? { given: seen, total } : null;
    },
  };
}

/** A link leads to the same path of the same origin, with another query, or nowhere. */
function sameOperation(link: string, origin: string, path: string): PageRequest['link'] {
  const url = URL.parse(link, new URL(path, origin));
  if (!url || url.origin !== origin || url.username !== '' || url.password !== '') return null;
  if (plain(url.pathname) !== plain(path)) return null;
  return { path, query: Object.fromEntries(url.searchParams) };
}

/** Vaults and browsers differ in what they encode; an encoded slash stays one. */
const plain = (path: string) =>
  path.replace(/%(?!2f|5c|25)[0-7][\da-f]/gi, (code) => decodeURIComponent(code));

/** `<…>; rel="next"` of a Link header. */
export function linkHeader(headers: Headers): string | undefined {
  const header = headers.get('link')?.slice(0, 4000) ?? '';
  return /<([^<>]{1,2000})>\s*;[^<]*\brel="?next\b/.exec(header)?.[1];
}
