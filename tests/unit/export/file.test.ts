import { expect, it } from 'vitest';
import { fileName, toFile } from '#lib/export/file.ts';

it('a CSV file begins with the mark that makes a spreadsheet read it as UTF-8', async () => {
  const file = toFile('csv', ['user\r\n', 'Żółć\r\n']);
  expect(file.type).toBe('text/csv;charset=utf-8');
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(await file.text()).toBe('user\r\nŻółć\r\n');
});

it('a JSON file has no such mark', async () => {
  const bytes = new Uint8Array(await toFile('json', ['[]']).arrayBuffer());
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('[]');
});

it.each([
  [['denials', 'acme', '2026-03-10'], 'csv', 'seatkeeper-denials-acme-2026-03-10.csv'],
  [['report', '../..\\C:*?', ''], 'json', 'seatkeeper-report-c.json'],
  [['report', 'Zürich Büro'], 'csv', 'seatkeeper-report-zürich-büro.csv'],
  [['report', 'x'.repeat(300)], 'csv', `seatkeeper-report-${'x'.repeat(60)}.csv`],
] as const)('names a file of %j', (parts, kind, name) => {
  expect(fileName(parts, kind)).toBe(name);
});
