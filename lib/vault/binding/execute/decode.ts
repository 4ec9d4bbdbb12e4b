import { failed, type Outcome, success } from '../../failure.ts';
import type { KindCounts, ProductUsage } from '../../product.ts';
import type { Denial } from '../../readings.ts';
import type { UserLicense } from '../../records.ts';
import type { Binding } from '../binding.ts';
import type { FieldMeaning } from '../meanings.ts';
import { readInstant } from './instant.ts';
import type { Page } from './pages.ts';
import { at, countAt, textAt } from './place.ts';

/** The fields of one row, by meaning. */
export interface Row {
  has: (meaning: FieldMeaning) => boolean;
  text: (meaning: FieldMeaning) => string | null;
  count: (meaning: FieldMeaning) => number | null;
  instant: (meaning: FieldMeaning) => number | null;
}

/** What a row means, or the field without which it means nothing. */
export type Decode<T> = (row: Row) => T | FieldMeaning;

/**
 * Decodes rows. A missing or wrong field closes its own row only; when no row at all is understood,
 * the first one's field is named as the reason.
 */
export function decodeRows<T extends object>(
  pages: readonly Page[],
  answer: Binding['answer'],
  decode: Decode<T>,
): Outcome<{ understood: T[]; skipped: number }> {
  const places = new Map(answer.fields.map((field) => [field.meaning, field.at]));
  const around = new Map(answer.around.map((field) => [field.meaning, field.at]));
  const understood: T[] = [];
  let skipped = 0;
  let firstProblem: string | null = null;
  for (const { rows, document } of pages) {
    for (const [index, value] of rows.entries()) {
      const decoded = decode(rowOf(value, places, document, around));
      if (typeof decoded !== 'string') {
        understood.push(decoded);
        continue;
      }
      skipped += 1;
      const field = places.get(decoded)?.join('.') ?? decoded;
      firstProblem ??= `${answer.rows.join('.')}[${index}].${field}`;
    }
  }
  if (understood.length === 0 && firstProblem !== null) {
    return failed({ kind: 'not-understood', field: firstProblem });
  }
  return success({ understood, skipped });
}

type Places = ReadonlyMap<FieldMeaning, string[]>;

function rowOf(value: unknown, places: Places, document: unknown, around: Places): Row {
  const text = (meaning: FieldMeaning) =>
    textAt(value, places.get(meaning)) ?? textAt(document, around.get(meaning));
  return {
    has: (meaning) => places.has(meaning),
    text,
    count: (meaning) => countAt(value, places.get(meaning)),
    instant: (meaning) => {
      const place = places.get(meaning);
      return place ? readInstant(at(value, place)) : null;
    },
  };
}

export const decodeDenial: Decode<Denial> = (row) => {
  const when = row.instant('at');
  const product = row.text('product') ?? row.text('product-code');
  if (when === null) return 'at';
  if (product === null) return row.has('product') ? 'product' : 'product-code';
  return {
    at: when,
    product,
    user: row.text('user') ?? row.text('email') ?? row.text('user-name'),
    host: row.text('host'),
    address: row.text('address'),
    version: row.text('version'),
    reason: row.text('reason'),
    description: row.text('description'),
  };
};

export const decodeUsage: Decode<ProductUsage> = (row) => {
  // The code is known from test data alone; the name tells products apart as well.
  const name = row.text('product') ?? (row.has('product') ? null : row.text('product-code'));
  if (name === null) return row.has('product') ? 'product' : 'product-code';
  const [prepaid, postpaid, trial] = [
    kindOf(row, 'prepaid'),
    kindOf(row, 'postpaid'),
    kindOf(row, 'trial'),
  ];
  if (typeof prepaid === 'string') return prepaid;
  if (typeof postpaid === 'string') return postpaid;
  if (typeof trial === 'string') return trial;
  return { code: row.text('product-code') ?? name, name, prepaid, postpaid, trial };
};

/** Two of the three numbers tell the third. A kind that the vault does not know has none. */
function kindOf(row: Row, kind: 'prepaid' | 'postpaid' | 'trial'): KindCounts | FieldMeaning {
  const measures = (['in-use', 'total', 'free'] as const).map((one) => `${kind}-${one}` as const);
  const known = measures.filter(row.has);
  if (known.length === 0) return { inUse: 0, total: 0 };
  const wrong = known.find((meaning) => row.count(meaning) === null);
  if (wrong) return wrong;
  const [inUse, total, free] = measures.map(row.count);
  if (typeof total === 'number') {
    return { inUse: inUse ?? Math.max(0, total - (free ?? total)), total };
  }
  return { inUse: inUse ?? 0, total: (inUse ?? 0) + (free ?? 0) };
}

/** @param asked the name that was asked for: it stands where a row names nobody */
export const decodeLicense =
  (asked: string, userId: string | null): Decode<UserLicense> =>
  (row) => {
    const names = ['allocation', 'license', 'product', 'product-code'] as const;
    if (names.every((meaning) => row.text(meaning) === null)) {
      return names.find(row.has) ?? 'license';
    }
    return {
      user: row.text('user') ?? row.text('email') ?? asked,
      userId: row.text('user-id') ?? userId,
      email: row.text('email'),
      allocationId: row.text('allocation'),
      licenseId: row.text('license'),
      product: row.text('product'),
      productCode: row.text('product-code'),
      since: row.instant('since'),
      lastSeenAt: row.instant('last-seen'),
      host: row.text('host'),
      version: row.text('version'),
    };
  };
