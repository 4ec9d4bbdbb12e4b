import { DENIALS_PAGE } from '../limits.ts';
import type { Shape } from '../specification/shape.ts';
import type { Answer } from '../specification/specification.ts';
import type { Paging } from './binding.ts';
import type { InputMeaning } from './meanings.ts';
import type { Slot } from './slots.ts';
import { wordsOf } from './words.ts';

/** Names that can mean nothing but a number of rows; `total` alone may be of licenses. */
const ROWS_IN_ALL = /^total (?:count|elements?|items?|rows?|records?|results?)$/;

export const noPaging: Paging = {
  kind: 'none',
  size: null,
  first: 0,
  next: null,
  more: null,
  last: null,
  total: null,
};

/** Rows of a report asked for at once: it may have a million. */
export const REPORT_PAGE = 1000;

type Meant = { slot: Slot; meaning: InputMeaning };

/**
 * How an operation is paged through, as its parameters and the fields beside its rows tell.
 *
 * @param most rows to ask for at once, where the specification lets one choose
 */
export function pagingOf(
  inputs: readonly Meant[],
  answer: Answer | null,
  most = DENIALS_PAGE,
): Paging {
  const of = (meaning: InputMeaning) => inputs.find((one) => one.meaning === meaning)?.slot;
  const limit = of('limit');
  const size = limit ? sizeOf(limit.shape, most) : null;
  const beside = besideRows(answer?.shape ?? null);
  const stops = {
    more: find(beside, /^(?:has )?(?:more|next)(?: page)?$/, 'boolean'),
    last: find(beside, /^(?:is )?last(?: page)?$/, 'boolean'),
    total: find(
      beside,
      /^total(?: (?:count|element|item|row|record|result|size))?$|^(?:row|item|record) total$/,
      'number',
    ),
  };
  const paging = { ...noPaging, ...stops, size };
  const next = find(beside, NEXT_LINK, 'text');
  const cursor = of('cursor');
  if (cursor) {
    const token = find(beside, NEXT_CURSOR, 'text') ?? next;
    if (token) return { ...paging, kind: 'cursor', next: token };
  }
  const offset = of('offset');
  // SCIM counts rows from 1.
  if (offset)
    return {
      ...paging,
      next,
      kind: 'offset',
      first: offset.shape.minimum === 1 || offset.shape.default === 1 ? 1 : 0,
    };
  const page = of('page');
  if (page) return { ...paging, next, kind: 'page', first: firstPage(page, limit) };
  if (next) return { ...paging, kind: 'link', next };
  return answer?.headers.some((name) => /^link$/i.test(name))
    ? { ...paging, kind: 'link' }
    : { ...noPaging, total: find(beside, ROWS_IN_ALL, 'number') };
}

function sizeOf({ maximum, default: initial }: Shape, most: number): number {
  const told = maximum ?? (typeof initial === 'number' && initial > most ? initial : most);
  return Math.max(1, Math.floor(Math.min(told, most)));
}

/**
 * Counting from 0 where nothing tells: a vault that counts from 1 refuses page 0 or repeats page 1,
 * and both are noticed. The other way round the first page would be missing unnoticed.
 */
function firstPage({ shape, description }: Slot, limit: Slot | undefined): 0 | 1 {
  if (
    /(?:zero|0)[- ]?(?:based|index)|(?:start|begin)\w* (?:at|from|with) (?:0|zero)\b/i.test(
      description,
    )
  )
    return 0;
  if (
    /(?:one|1)[- ]?(?:based|index)|(?:start|begin)\w* (?:at|from|with) (?:1|one)\b/i.test(
      description,
    )
  )
    return 1;
  const told = shape.minimum ?? shape.default ?? shape.example;
  if (told !== undefined) return Number(told) === 1 ? 1 : 0;
  return limit?.words.join(' ') === 'per page' ? 1 : 0;
}

const NEXT_CURSOR =
  /^(?:next (?:page )?(?:cursor|token)|(?:cursor|paging|page|meta) (?:next|after)|next|cursor|continuation(?: token)?|(?:paging |meta )?next (?:cursor|page token))$/;
const NEXT_LINK =
  /^(?:link |paging |pagination |meta |odata )?next(?: (?:link|page|href|url|page url|uri|page link))?(?: href)?$/;

interface Beside {
  at: string[];
  name: string;
  type: Shape['type'];
}

/** The values of an answer that lie outside of its arrays. */
function besideRows(shape: Shape | null, above: string[] = []): Beside[] {
  return (shape?.fields ?? []).flatMap((field): Beside[] => {
    const at = [...above, field.name];
    if (field.shape.fields && at.length < 4) return besideRows(field.shape, at);
    return [{ at, name: wordsOf(at.join('_')).join(' '), type: field.shape.type }];
  });
}

const kinds = {
  boolean: ['boolean'],
  number: ['integer', 'number', 'unknown'],
  text: ['string', 'unknown'],
} as const;

/** The last word of a nested place is enough: `page.hasNext`, `meta.total`. */
function find(
  beside: readonly Beside[],
  pattern: RegExp,
  kind: keyof typeof kinds,
): string[] | null {
  const fits = beside.filter(({ type }) => (kinds[kind] as readonly string[]).includes(type));
  const own = ({ at }: Beside) => wordsOf(at.at(-1) ?? '').join(' ');
  return (
    (fits.find(({ name }) => pattern.test(name)) ?? fits.find((one) => pattern.test(own(one))))
      ?.at ?? null
  );
}
