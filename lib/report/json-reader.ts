import { Tokenizer, TokenParser } from '@streamparser/json';
import { storeJson } from './cell.ts';
import { ReportError } from './problem.ts';
import type { ReaderOf } from './reader.ts';
import type { ReportTable } from './table.ts';

/** Objects within a row become columns such as `user.email`, so many levels deep. */
const DEEPEST = 6;

/** Reads a JSON document with an array of rows somewhere in it. */
export const jsonReader: ReaderOf = (table, odd, shape) => {
  const where = ['$', ...shape.rows].join('.');
  let found = false;

  class CountingTokenizer extends Tokenizer {
    override parseNumber(text: string): number {
      const number = super.parseNumber(text);
      if (Number.isInteger(number) && !Number.isSafeInteger(number)) odd.inexact += 1;
      return number;
    }
  }
  const tokens = new CountingTokenizer();
  const values = new TokenParser({ paths: [where, `${where}.*`], keepStack: false });
  tokens.onToken = (token) => values.write(token);
  values.onValue = ({ value, key, stack }) => {
    // The array itself comes last, without its rows; they have a level more above them.
    if (stack.length === shape.rows.length) found ||= Array.isArray(value);
    else if (typeof key !== 'number') return;
    else if (isObject(value)) takeRow(table, value);
    else odd.skipped += 1;
  };

  /** The parser's errors quote what stands in the document. */
  function guard(step: () => void) {
    try {
      step();
    } catch (error) {
      if (error instanceof ReportError) throw error;
      throw new ReportError({ kind: 'not-written-so', format: 'json' });
    }
  }

  return {
    write: (text) => guard(() => tokens.write(text)),
    end(complete) {
      if (!complete) return;
      guard(() => {
        if (!tokens.isEnded) tokens.end();
        if (!values.isEnded) values.end();
        if (!found) throw new ReportError({ kind: 'no-rows', where });
      });
    },
  };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function takeRow(table: ReportTable, row: Record<string, unknown>) {
  flatten(table, row, '', 1);
  table.endRow();
}

function flatten(table: ReportTable, from: Record<string, unknown>, before: string, depth: number) {
  for (const [name, value] of Object.entries(from)) {
    const path = before === '' ? name : `${before}.${name}`;
    if (isObject(value) && depth < DEEPEST) {
      flatten(table, value, path, depth + 1);
      continue;
    }
    const column = table.find(path);
    if (column === null) table.leftOut += 1;
    else table.set(column, storeJson(value));
  }
}
