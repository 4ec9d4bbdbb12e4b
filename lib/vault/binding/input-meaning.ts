import type { Input } from './binding.ts';
import { type Attribute, attributeOf, type Concept, conceptOf } from './concepts.ts';
import type { InputMeaning } from './meanings.ts';
import { isSomebodyElse } from './qualifiers.ts';
import type { Slot } from './slots.ts';

const subjects: ReadonlySet<Concept> = new Set(['user', 'license', 'allocation', 'product']);

/** Words that make it somebody else, or something else, than who and what the ability is about. */
const ELSE =
  /^(?:by|manager|requester|admin|administrator|approver|actor|creator|new|other|parent|previous|first|last|full|display|current)$/;

const isScalar = ({ shape: { type } }: Slot) =>
  type !== 'object' && type !== 'array' && type !== 'boolean';

/**
 * What a slot of a request takes. Null: not understood, and then nothing is put there.
 */
export function inputMeaning(slot: Slot): InputMeaning | null {
  if (!isScalar(slot)) return null;
  const paging = slot.in === 'query' ? pagingMeaning(slot) : null;
  const time = slot.in === 'query' || slot.in === 'path' ? timeMeaning(slot) : null;
  return paging ?? time ?? subjectMeaning(slot);
}

const PAGING: [InputMeaning, RegExp][] = [
  [
    'cursor',
    /^(?:(?:next |page )?cursor|(?:next |page |continuation |next page )token|continuation|bookmark|marker)$/,
  ],
  ['offset', /^(?:(?:page |row )?offset|skip|start (?:index|row|at)|first result|start position)$/],
  ['page', /^(?:page|page (?:number|no|num|index)|p)$/],
  [
    'limit',
    /^(?:(?:page |row )?limit|(?:page |batch )?size|page count|per page|max (?:result|item|row|entry|count)|count|top|take)$/,
  ],
];

/** `after`, as cursors are called: a mark, not a time, unless something says that it is one. */
const MARK = /^(?:(?:start|starting|page|cursor) )?(?:after|before)$/;
const isMark = ({ words, shape, description }: Slot): boolean =>
  MARK.test(words.join(' ')) &&
  (shape.type === 'string' || shape.type === 'unknown') &&
  !(shape.format ?? '').startsWith('date') &&
  !/\d{4}-\d\d|date|day|time|\bwhen\b|earl|later|yyyy|iso/i.test(
    `${description} ${shape.example ?? ''} ${shape.default ?? ''}`,
  );

function pagingMeaning(slot: Slot): InputMeaning | null {
  const name = slot.words.join(' ');
  if (isMark(slot) && name.endsWith('after')) return 'cursor';
  const found = PAGING.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  const { type, format } = slot.shape;
  if (found === null)
    return name === 'start' && type === 'integer' && format !== 'int64' ? 'offset' : null;
  const numeric = type === 'integer' || type === 'number' || type === 'unknown';
  return found === 'cursor' || numeric ? found : null;
}

const TIME_WORD =
  /^(?:from|since|start|begin|after|to|until|till|end|before|date|day|time|at|on|period|interval|window|timestamp|instant|range|report|usage|denial|utc|iso|inclusive|exclusive|gte|lte|of|filter|query|param)$/;
const FROM = /^(?:from|since|start|begin|after|gte)$/;
const TO = /^(?:to|until|till|end|before|lte)$/;

function timeMeaning(slot: Slot): InputMeaning | null {
  const { words, shape } = slot;
  if (words.length === 0 || !words.every((word) => TIME_WORD.test(word))) return null;
  if (shape.type === 'boolean' || isMark(slot)) return null;
  const from = words.some((word) => FROM.test(word));
  const to = words.some((word) => TO.test(word));
  if (from === to) return null;
  return from ? 'from' : 'to';
}

/** How a time is written, as far as type, format, example, name and description tell. */
export function formatOf(slot: Slot, meaning: InputMeaning): Input['format'] {
  const { type, format = '', example = '' } = slot.shape;
  if (meaning !== 'from' && meaning !== 'to') return type === 'integer' ? 'integer' : 'text';
  const told = `${format} ${slot.description} ${slot.words.join(' ')}`;
  if (type === 'integer' || type === 'number') {
    if (/milli|\bms\b/i.test(told)) return 'epoch-ms';
    return /second|unix/i.test(told) || format === 'int32' ? 'epoch-s' : 'epoch-ms';
  }
  if (format === 'date' || /^\d{4}-\d\d-\d\d$/.test(example)) return 'date';
  if (format === 'date-time' || /T\d\d:/.test(example)) return 'instant';
  const instant = /date-?time|timestamp|instant|\btime\b|'?T'?HH|rfc ?3339/i;
  return instant.test(told) && !/yyyy-mm-dd(?!.{0,3}T)/i.test(told) ? 'instant' : 'date';
}

function subjectMeaning(slot: Slot): InputMeaning | null {
  const { words } = slot;
  if (words.length === 0 || words.some((word) => ELSE.test(word))) return null;
  if (isSomebodyElse(slot.before, slot.description)) return null;
  const last = words.at(-1) ?? '';
  const attribute = attributeOf(last);
  const named = words.map(conceptOf).filter((concept) => concept !== null);
  // `userGroup`, `productVersion`, `licenseType`: the last word says what it is.
  const head = conceptOf(last);
  if (attribute === null && (head === null || !subjects.has(head))) {
    // `/operations/{operation}`: what stands in the path is which one.
    return slot.in === 'path' && words.length === 1 && (head === 'job' || head === 'report')
      ? 'job'
      : null;
  }
  if (named.some((concept) => concept === 'group' || concept === 'credential')) return null;
  const isEither = words.includes('or');
  const own = named.findLast((concept) => subjects.has(concept));
  // A bare `id` belongs to what stands before it; a `tenantId` does not.
  const isBare = words.every((word) => attributeOf(word) !== null);
  const subject = own ?? (isBare ? slot.context : null);
  switch (subject) {
    case 'user':
      return isEither ? 'user' : userMeaning(slot, attribute);
    case 'license':
    case 'allocation':
      return attribute === null || attribute === 'id' ? subject : null;
    case 'product':
      return productMeaning(slot, attribute);
    default:
      return isJob(slot, subject) ? 'job' : null;
  }
}

/** `reportId`, `exportId`, or a bare `id` after `/reports`. */
const isJob = ({ words }: Slot, subject: Concept | null): boolean => {
  const named = words.map(conceptOf).filter((concept) => concept !== null);
  const about = named.length > 0 ? named.at(-1) : subject;
  return attributeOf(words.at(-1) ?? '') === 'id' && (about === 'report' || about === 'job');
};

const EMAIL = /e-?mail/i;
const DOMAIN = /\b(?:mail|user)s? domain\b|\bdomain (?:name )?of\b/i;
const LOGIN = /\blog-?in\b|user ?name/i;

/** An id is taken for one unless the specification itself says that it is an address or a login. */
function userMeaning(
  { shape, description }: Slot,
  attribute: Attribute | null,
): InputMeaning | null {
  if (DOMAIN.test(description)) return null;
  const { format = '', type, example = '' } = shape;
  if (attribute === 'email' || format === 'email' || example.includes('@')) return 'user-email';
  if (format === 'uuid' || type === 'integer' || type === 'number') return 'user-id';
  const email = EMAIL.test(description);
  const login = LOGIN.test(description);
  const isNo = /\b(?:not|never|instead)\b|\bno\b/i.test(description);
  if (!isNo && email && login) return 'user';
  if (!isNo && email) return 'user-email';
  if (attribute === 'login' || attribute === 'name' || (login && !isNo)) return 'user-login';
  if (attribute === 'id') return 'user-id';
  return /\b(?:id|identifier|uuid|guid)\b/i.test(description) ? 'user-id' : 'user';
}

function productMeaning(
  { shape, description }: Slot,
  attribute: Attribute | null,
): InputMeaning | null {
  if (attribute === 'code') return 'product-code';
  if (attribute === 'name') return 'product';
  if (shape.format === 'uuid' || shape.type === 'integer') return null;
  const byName = /\bname\b/i.test(description) && !/\bcode\b/i.test(description);
  return attribute === null && byName ? 'product' : 'product-code';
}
