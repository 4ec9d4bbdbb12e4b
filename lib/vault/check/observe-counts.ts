import { type Fields, fieldsOf, fractionDigits, isRow, type Order, orderOf } from './shape.ts';

const sixCounts = [
  'regularInUse',
  'regularTotal',
  'trueUpInUse',
  'trueUpTotal',
  'virtualInUse',
  'virtualTotal',
] as const;
const rowFields = ['code', 'displayName', ...sixCounts] as const;
const topFields = ['licenseUsages', 'timestamp'] as const;

/** What may be told of license counts: shapes, never a number or a product. */
export interface CountsSeen {
  wrapper: 'licenseUsages' | 'bare-array' | 'other';
  top: Fields<(typeof topFields)[number]>;
  any: boolean;
  fields: Fields<(typeof rowFields)[number]>;
  sixCounts: boolean;
  /** A product of which the company has nothing is listed too. */
  zeroRows: boolean;
  orderByCode: Order;
  fractionDigits: number | null;
}

/** @param body the parsed answer of the published path */
export function observeCounts(body: unknown): CountsSeen {
  const list = Array.isArray(body) ? body : isRow(body) ? body['licenseUsages'] : null;
  const rows = Array.isArray(list) ? list.filter(isRow) : [];
  const whole = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
  return {
    wrapper: Array.isArray(body) ? 'bare-array' : Array.isArray(list) ? 'licenseUsages' : 'other',
    top: fieldsOf(isRow(body) ? [body] : [], topFields),
    any: rows.length > 0,
    fields: fieldsOf(rows, rowFields),
    sixCounts: rows.length > 0 && rows.every((row) => sixCounts.every((name) => whole(row[name]))),
    zeroRows: rows.some((row) => sixCounts.every((name) => row[name] === 0)),
    orderByCode: orderOf(rows.map((row) => String(row['code']))),
    fractionDigits: isRow(body) ? fractionDigits(body['timestamp']) : null,
  };
}

/** Names of the products in the counts: for comparing, not for telling. */
export function productNames(body: unknown): Set<string> {
  const list = isRow(body) ? body['licenseUsages'] : body;
  const rows = Array.isArray(list) ? list.filter(isRow) : [];
  return new Set(rows.map((row) => String(row['displayName'])));
}
