import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv, toCsvLines } from '#lib/export/csv.ts';

describe('a CSV export', () => {
  it('has a header, CRLF after every line, and empty cells for what is not known', () => {
    expect(
      toCsv(
        ['user', 'count'],
        [
          ['alice', 3],
          ['bob', null],
        ],
      ),
    ).toBe('user,count\r\nalice,3\r\nbob,\r\n');
  });

  it('of no rows is the header alone', () => {
    expect(toCsv(['user'], [])).toBe('user\r\n');
    expect(toCsvLines([])).toBe('');
  });

  it.each([
    ['a comma', 'Doe, Jane', '"Doe, Jane"'],
    ['quotes', 'Jane "JD" Doe', '"Jane ""JD"" Doe"'],
    ['a line break', 'Jane\nDoe', '"Jane\nDoe"'],
    ['a carriage return', 'Jane\rDoe', '"Jane\rDoe"'],
    ['space around it', ' Jane ', '" Jane "'],
    ['letters of any script', 'Żółć 雪', 'Żółć 雪'],
  ])('keeps a name with %s', (_what, name, written) => {
    expect(toCsv(['user'], [[name]])).toBe(`user\r\n${written}\r\n`);
    expect(Papa.parse<string[]>(toCsv(['user'], [[name]])).data[1]).toEqual([name]);
  });

  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example","Click")',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    '-5-cmd',
  ])('takes the power from the cell %j', (cell) => {
    const [, row] = Papa.parse<string[]>(toCsv(['user'], [[cell]]), { skipEmptyLines: true }).data;
    expect(row).toEqual([`'${cell}`]);
  });

  it('takes the power from a column name too', () => {
    expect(toCsv(['=1+1'], [])).toBe('"\'=1+1"\r\n');
  });

  it.each(['-5', '+3', '-0.5', '-1,5'])('leaves the number %s as it is', (cell) => {
    expect(Papa.parse<string[]>(toCsv(['n'], [[cell]])).data[1]).toEqual([cell]);
  });

  it('leaves a negative number as it is', () => {
    expect(toCsv(['n'], [[-5]])).toBe('n\r\n-5\r\n');
  });
});
