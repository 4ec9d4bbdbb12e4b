import { expect, it } from 'vitest';
import { toJson } from '#lib/export/json.ts';

it('writes a table as an array of objects, one row a line', () => {
  const text = toJson(
    ['user', 'count'],
    [
      ['=1+1', 3],
      ['bob', null],
    ],
  );
  expect(text).toBe('[\n{"user":"=1+1","count":3},\n{"user":"bob","count":null}\n]\n');
});

it('writes an empty table as an empty array', () => {
  expect(JSON.parse(toJson(['user'], []))).toEqual([]);
});
