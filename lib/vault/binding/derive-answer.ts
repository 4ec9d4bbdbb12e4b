import type { Ability } from '../ability.ts';
import type { Answer } from '../specification/specification.ts';
import type { Binding } from './binding.ts';
import type { Meant } from './derive-inputs.ts';
import type { Evidence } from './evidence.ts';
import type { FieldMeaning } from './meanings.ts';
import { needs } from './needs.ts';
import { bestRows, type Found, outputsOf } from './outputs.ts';
import { noPaging, pagingOf, REPORT_PAGE } from './paging.ts';
import { rowsIn, successOf } from './rows.ts';
import type { Understood } from './understand.ts';

export interface Told {
  answer: Binding['answer'];
  found: Found[];
  problems: Evidence[];
}

export const noAnswer: Binding['answer'] = {
  format: 'none',
  // Some vaults answer an act with text, and refuse to do it for someone who wants JSON alone.
  accept: 'application/json, */*;q=0.5',
  rows: [],
  fields: [],
  around: [],
  paging: noPaging,
  job: null,
};

/** What comes out of an operation for a reading ability. */
export function answerOf(understood: Understood, ability: Ability, inputs: readonly Meant[]): Told {
  const success = successOf(understood.operation);
  // A row of counts is a product, and a bare `code` in it the product's, though it be called a license.
  const all = rowsIn(success?.shape ?? null).map((rows) =>
    ability === 'license-counts' ? { ...rows, context: 'product' as const } : rows,
  );
  const best = bestRows(all, understood.target, needs[ability].reads);
  const most = ability === 'usage-report' ? REPORT_PAGE : undefined;
  const paging = pagingOf(inputs, success, most);
  if (ability === 'usage-report' && isCsv(understood, success) && (best?.found.length ?? 0) < 3) {
    const answer = {
      ...noAnswer,
      format: 'csv' as const,
      accept: acceptOf(success, 'csv'),
      paging,
    };
    return { answer, found: [], problems: [] };
  }
  if (!best) {
    return {
      answer: noAnswer,
      found: [],
      problems: [{ kind: 'no-rows', detail: '', points: 0 }],
    };
  }
  const { rows, found } = best;
  const inRow = new Set(found.map(({ meaning }) => meaning));
  const around = outputsOf(rows.around, 'user', ['user', 'user-id', 'email']).filter(
    // A number beside the rows (`total`, `page`) is nobody's name.
    ({ meaning }) => ability === 'user-licenses' && !inRow.has(meaning),
  );
  return {
    answer: {
      format: 'json',
      accept: acceptOf(success, 'json'),
      rows: rows.at,
      fields: found.map(toOutput),
      around: around.map(toOutput),
      paging,
      job: null,
    },
    found,
    problems: missing(ability, inRow).map((detail) => ({ kind: 'no-field', detail, points: 0 })),
  };
}

const toOutput = ({ meaning, at }: Found) => ({ meaning, at });

const PLAIN: Record<'json' | 'csv', RegExp> = {
  json: /^(?:application|text)\/(?:[\w.-]+\+)?json\b/,
  csv: /\bcsv\b/,
};

/** The media type to ask for: the vendor's own where there is no plain one. */
export function acceptOf(answer: Answer | null, format: 'json' | 'csv'): string {
  const media = (answer?.media ?? []).filter((one) => /^[\w .;/+=-]{1,100}$/.test(one));
  if (format === 'json') {
    const plain = 'application/json';
    return media.includes(plain) ? plain : (media.find((one) => PLAIN.json.test(one)) ?? plain);
  }
  return media.find((one) => PLAIN.csv.test(one)) ?? 'text/csv, */*;q=0.5';
}

/** CSV by media type, or a text where path or sentence say CSV. */
export function isCsv({ operation, sentence }: Understood, answer: Answer | null): boolean {
  const media = answer?.media ?? [];
  if (media.some((one) => /\bcsv\b/.test(one))) return true;
  const says = /\bcsv\b/i.test(`${operation.path} ${sentence} ${operation.operationId}`);
  return says && !media.some((one) => /json/.test(one) && answer?.shape?.fields);
}

/** What an ability cannot do without. */
function missing(ability: Ability, has: ReadonlySet<FieldMeaning>): string[] {
  const one = (...meanings: FieldMeaning[]) => meanings.some((meaning) => has.has(meaning));
  const lacks: [string, boolean][] = [];
  if (ability === 'license-counts') {
    const kinds = ['prepaid', 'postpaid', 'trial'] as const;
    const counted = kinds.some(
      (kind) =>
        [has.has(`${kind}-in-use`), has.has(`${kind}-total`), has.has(`${kind}-free`)].filter(
          Boolean,
        ).length > 1,
    );
    lacks.push(['product', !one('product', 'product-code')], ['counts', !counted]);
  }
  if (ability === 'denials') {
    lacks.push(['product', !one('product', 'product-code')], ['at', !one('at')]);
  }
  if (ability === 'user-licenses') {
    // An allocation or a seat without either may be one of anything.
    lacks.push(['product', !one('license', 'product', 'product-code')]);
  }
  if (ability === 'usage-report') {
    lacks.push(['product', !one('product', 'product-code', 'license', 'allocation')]);
    lacks.push(
      ['user', !one('user', 'user-id', 'email', 'allocation')],
      ['at', !one('at', 'until')],
    );
  }
  return lacks.filter(([, isMissing]) => isMissing).map(([name]) => name);
}
