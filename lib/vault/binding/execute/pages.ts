import { failed, type Outcome, success } from '../../failure.ts';
import { type Access, type JsonAnswer, readAnswer } from '../../http.ts';
import type { Binding } from '../binding.ts';
import { buildCall } from './build-call.ts';
import { createPager, linkHeader, type PageFacts, type Shortfall } from './next-page.ts';
import { at } from './place.ts';
import type { Values } from './values.ts';

/** One page: its rows, still unchecked, and the document they stand in. */
export interface Page {
  rows: readonly unknown[];
  document: unknown;
}

export interface Pages {
  pages: Page[];
  /** There are more than were read. */
  truncated: boolean;
  /** The vault ended before all that it says there are; null: it did not, as far as it tells. */
  short: Shortfall | null;
}

/**
 * Reads the rows of a JSON answer, page after page. A page that fails makes all of it fail.
 *
 * @param most pages to read
 */
export async function readPages(
  access: Access,
  binding: Binding,
  values: Values,
  most: number,
  signal?: AbortSignal,
): Promise<Outcome<Pages>> {
  const { answer, ability } = binding;
  const pager = createPager(answer.paging, access.origin);
  const pages: Page[] = [];
  let previous = '';
  let short: Shortfall | null = null;
  let request: ReturnType<typeof pager.after> = pager.first();
  while (request !== null && request !== 'lost') {
    if (pages.length >= most) return success({ pages, truncated: true, short: null });
    const call = buildCall(ability, binding, { ...values, ...request.values }, answer);
    if (!call.ok) return call;
    const sent = request.link ? { ...call.value, query: request.link.query } : call.value;
    const read = await readAnswer(access, sent, signal);
    if (!read.ok) return read;
    const rows = rowsOf(read.value.json, answer);
    if (!rows.ok) return rows;
    // A vault that ignores the offset would be read forever.
    const seen = JSON.stringify(rows.value);
    if (rows.value.length > 0 && seen === previous) return failed(repeats(answer));
    previous = seen;
    pages.push({ rows: rows.value, document: read.value.json });
    const facts = factsOf(read.value, rows.value.length, answer);
    request = pager.after(facts, call.value.path);
    if (request === null) short = pager.shortfall(facts);
  }
  return request === 'lost' ? failed(repeats(answer)) : success({ pages, truncated: false, short });
}

const repeats = ({ paging }: Binding['answer']) =>
  ({ kind: 'not-understood', field: paging.kind }) as const;

function rowsOf(document: unknown, answer: Binding['answer']): Outcome<readonly unknown[]> {
  const rows = at(document, answer.rows);
  if (Array.isArray(rows)) return success(rows);
  const { rows: place, paging } = answer;
  const inside = place.length > 0 && typeof document === 'object' && document !== null;
  // Said to be empty, in one of the ways that frameworks have: null, no HAL wrapper, or a total of 0.
  const isHal = place[0] === '_embedded' && at(document, ['_embedded']) === undefined;
  const isNone = paging.total !== null && at(document, paging.total) === 0;
  if (inside && (rows === null || isHal || isNone)) return success([]);
  return failed({ kind: 'not-understood', field: place.join('.') || 'body' });
}

export function factsOf(
  { json, headers }: Pick<JsonAnswer, 'json' | 'headers'>,
  rows: number,
  { paging }: Binding['answer'],
): PageFacts {
  const told = (place: string[] | null) => (place ? at(json, place) : undefined);
  return {
    rows,
    more: told(paging.more),
    last: told(paging.last),
    total: told(paging.total),
    next: paging.kind === 'link' && paging.next === null ? linkHeader(headers) : told(paging.next),
  };
}
