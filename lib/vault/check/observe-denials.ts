import { type Fields, fieldsOf, fractionDigits, isRow, type Order, orderOf } from './shape.ts';

const rowFields = [
  'timestamp',
  'username',
  'user_hostname',
  'user_ip',
  'product_name',
  'product_version',
  'reason',
  'description',
] as const;

/** What may be told of denials: shapes, never a person, host or product. */
export interface DenialsSeen {
  wrapper: 'bare-array' | 'other';
  any: boolean;
  /** As many as were asked for, or more than that. */
  page: 'shorter' | 'full' | 'longer';
  fields: Fields<(typeof rowFields)[number]>;
  fractionDigits: number | null;
  orderByTime: Order;
  /** The one reason that is known, or that there are others. */
  reasons: ('CANCELLED' | 'other')[];
  /** What a user is named by. */
  userForm: 'e-mail' | 'other' | 'mixed' | 'none';
  /** Some product is not among the counts; null: nothing to compare. */
  foreignProduct: boolean | null;
}

/**
 * @param body the parsed answer of the published path
 * @param limit how many were asked for
 * @param products the names in the counts
 */
export function observeDenials(
  body: unknown,
  limit: number,
  products: ReadonlySet<string>,
): DenialsSeen {
  const rows = Array.isArray(body) ? body.filter(isRow) : [];
  const texts = (name: (typeof rowFields)[number]) =>
    rows.flatMap((row) => (typeof row[name] === 'string' ? [row[name]] : []));
  const users = texts('username').map((user) => /^[^@\s]+@[^@\s]+$/.test(user));
  const named = texts('product_name');
  return {
    wrapper: Array.isArray(body) ? 'bare-array' : 'other',
    any: rows.length > 0,
    page: rows.length < limit ? 'shorter' : rows.length === limit ? 'full' : 'longer',
    fields: fieldsOf(rows, rowFields),
    fractionDigits: fractionDigits(rows[0]?.['timestamp']),
    orderByTime: orderOf(texts('timestamp')),
    reasons: [
      ...new Set(texts('reason').map((one) => (one === 'CANCELLED' ? 'CANCELLED' : 'other'))),
    ],
    userForm: formOf(users),
    foreignProduct:
      products.size === 0 || named.length === 0 ? null : named.some((one) => !products.has(one)),
  };
}

function formOf(users: readonly boolean[]): DenialsSeen['userForm'] {
  if (users.length === 0) return 'none';
  if (users.every(Boolean)) return 'e-mail';
  return users.some(Boolean) ? 'mixed' : 'other';
}
