import { attributeOf, type Concept, conceptOf } from './concepts.ts';
import type { FieldMeaning } from './meanings.ts';
import type { Leaf } from './rows.ts';

/** A meaning that a field may have, and how well it fits. */
export type Fit = [FieldMeaning, number];

const TIME =
  /^(?:at|on|date|time|timestamp|since|until|day|when|seen|instant|start|started|end|ended|expire|expires|expiry|expiration)$/;
const NO_TIME = /^(?:duration|minute|hour|second|count|zone|millis?|id|name)$/;
const subjects: ReadonlySet<Concept> = new Set([
  'user',
  'license',
  'allocation',
  'product',
  'machine',
]);

/**
 * What a field of an answer may tell.
 *
 * @param context what a bare `id` or `name` belongs to
 */
export function fieldFits(leaf: Leaf, context: Concept | null): Fit[] {
  const { type } = leaf.shape;
  if (type === 'boolean') return [];
  const counts = countFits(leaf);
  if (counts.length > 0) return counts;
  if (isTime(leaf)) return timeFits(leaf);
  return [...plainFits(leaf), ...subjectFits(leaf, context)];
}

/** Whether it tells a moment. */
export function isTime({ own, shape: { type, format = '' } }: Leaf): boolean {
  if (format.startsWith('date')) return true;
  return (
    own.some((word) => TIME.test(word)) &&
    !own.some((word) => NO_TIME.test(word)) &&
    type !== 'number'
  );
}

function timeFits({ own }: Leaf): Fit[] {
  const name = own.join(' ');
  const has = (pattern: RegExp) => pattern.test(name);
  if (has(/\b(?:updated?|modified|changed?|synced|born|birth)\b/)) return [];
  if (has(/\b(?:last|seen|active|activity|heartbeat|used|refreshed|online)\b/))
    return [['last-seen', 10]];
  if (
    has(
      /\b(?:until|end|ended|expires?|expired|expiry|expiration|finish|finished|stop|stopped|released|valid to|to)\b/,
    )
  ) {
    return [['until', 10]];
  }
  if (
    has(
      /\b(?:since|assign|assigned|assignment|allocate|allocated|allocation|granted?|issued|leased|acquired|obtained|checkout|given|taken|from)\b/,
    )
  ) {
    return [
      ['since', 10],
      ['at', 4],
    ];
  }
  if (has(/\b(?:start|started|begin|began)\b/))
    return [
      ['since', 8],
      ['at', 9],
    ];
  if (has(/\bcreated?\b/))
    return [
      ['since', 6],
      ['at', 5],
    ];
  return [
    ['at', has(/timestamp|time|denied|occurred|requested|when|date/) ? 9 : 7],
    ['since', 1],
  ];
}

function plainFits({ own, words }: Leaf): Fit[] {
  const last = own.at(-1) ?? '';
  const name = own.join(' ');
  const machine = words
    .slice(0, -own.length || undefined)
    .some((word) => conceptOf(word) === 'machine');
  if (last === 'version' || last === 'build') {
    return [['version', /api|schema|os|format|contract/.test(name) ? 0 : 10]];
  }
  if (/\b(?:ip|address)\b/.test(name) && !/mail/.test(name)) return [['address', 10]];
  if (
    /^(?:(?:user |client )?host|(?:user |client )?host ?name|(?:machine|computer|workstation|device|client|node)(?: name)?)$/.test(
      name,
    )
  ) {
    return [['host', name.startsWith('client') ? 6 : 10]];
  }
  if (machine && /^(?:name|fqdn|dns)$/.test(last)) return [['host', 9]];
  if (/^(?:reason|cause|code|reason code|denial reason)$/.test(name) && /reason|cause/.test(name))
    return [['reason', 10]];
  if (
    /^(?:assigned to|allocated to|issued to|leased to|(?:held|used|taken|owned) by)$/.test(name)
  ) {
    return [['user', 7]];
  }
  if (/^(?:description|message|detail|explanation|text)$/.test(last)) return [['description', 8]];
  return [];
}

function subjectFits({ own, words, shape }: Leaf, context: Concept | null): Fit[] {
  const last = own.at(-1) ?? '';
  const attribute = attributeOf(last);
  const named = words.map(conceptOf);
  if (named.some((concept) => concept === 'credential' || concept === 'group')) return [];
  if (words.some((word) => ELSE.test(word))) return [];
  const subject = named.findLast((concept) => concept !== null && subjects.has(concept)) ?? null;
  const head = conceptOf(last);
  // `licenseType`, `userStatus`, `productFamily`: the last word says what it is.
  if (attribute === null && (head === null || !subjects.has(head))) return softwareFits(own, last);
  // A bare `id` belongs to the row; a `tenantId` does not.
  const isBare = own.every((word) => attributeOf(word) !== null || FULL.test(word));
  const whose = subject ?? (isBare && words.length === own.length ? context : null);
  const bare = subject === null ? 3 : 0;
  const isEmail = attribute === 'email' || shape.format === 'email';
  switch (whose) {
    case 'user':
      if (isEmail) return [['email', 10 - bare]];
      if (attribute === 'id') return [['user-id', 10 - bare]];
      if (attribute === 'name') {
        const isLogin = own.some((word) => conceptOf(word) === 'user') && !FULL.test(own.join(' '));
        return isLogin ? [['user', 8 - bare]] : [['user-name', 8 - bare]];
      }
      if (attribute === 'login') return [['user', 10 - bare]];
      return shape.format === 'uuid' || shape.type === 'integer' ? [['user-id', 8]] : [['user', 9]];
    case 'license':
    case 'allocation':
      if (attribute === 'id') return idFits(whose, bare);
      if (attribute === 'name') return whose === 'license' ? [['product', 3]] : [];
      return attribute === null ? [[whose, 6]] : [];
    case 'product':
      if (attribute === 'code') return [['product-code', 10 - bare]];
      if (attribute === 'id') return [['product-code', 4 - bare]];
      return [['product', (attribute === 'name' ? 10 : 8) - bare]];
    default:
      return isEmail ? [['email', 7]] : softwareFits(own, last);
  }
}

/** Somebody else than who holds the license: `assignedBy.email`, `manager`. */
const ELSE =
  /^(?:by|manager|requester|admin|administrator|approver|actor|creator|issuer|parent|previous)$/;
const FULL = /\b(?:full|display|first|last|nick|real|common)\b/;

/** A bare `id` beside the number of a license is the number of the holding itself. */
const idFits = (whose: 'license' | 'allocation', bare: number): Fit[] =>
  bare > 0 && whose === 'license'
    ? [
        [whose, 10 - bare],
        ['allocation', 5],
      ]
    : [[whose, 10 - bare]];

/** Products under other names: `ide`, `tool.name`, `application`. */
function softwareFits(own: readonly string[], last: string): Fit[] {
  const software = own.some((word) => /^(?:ide|tool|application|app|software)$/.test(word));
  return software && /^(?:ide|tool|application|app|software|name)$/.test(last)
    ? [['product', 5]]
    : [];
}

const KIND: [string, RegExp][] = [
  ['postpaid', /true ?up|post ?paid|overage/],
  ['trial', /virtual|trial|evaluation/],
  ['prepaid', /regular|pre ?paid/],
];
const MEASURE: [string, RegExp][] = [
  [
    'in-use',
    /\bin use\b|\bused\b|\ballocated?\b|\bassigned?\b|\btaken\b|\boccupied\b|\bconsumed\b|\bbusy\b|\busage\b/,
  ],
  ['free', /\bfree\b|\bavailable\b|\bremaining\b|\bleft\b/],
  [
    'total',
    /\btotal\b|\badded\b|\bquantity\b|\bcapacity\b|\bowned\b|\bpurchased\b|\bcount\b|\bseat\b|\blimit\b/,
  ],
];

/** A number of licenses of one kind. Without a kind it is not understood: kinds are never summed. */
function countFits({ words, shape: { type } }: Leaf): Fit[] {
  if (type !== 'integer' && type !== 'number' && type !== 'unknown') return [];
  const name = words.join(' ');
  const kind = KIND.find(([, pattern]) => pattern.test(name))?.[0];
  const measure = MEASURE.find(([, pattern]) => pattern.test(name))?.[0];
  return kind && measure ? [[`${kind}-${measure}` as FieldMeaning, 10]] : [];
}
