import { expect, it } from 'vitest';
import { csvLines, jsonRows, streamed } from '#tests/vault/dialects/parts/rows.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { createDirectory, personOf } from '#tests/vault/directory.ts';
import { createUsageReport } from '#tests/vault/report.ts';
import { createVault } from '#tests/vault/vault.ts';
import { firstCells, sending, TOKEN } from './drives/drive.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const company = createVault({ now: () => START }).company;
const report = (rows: number) => createUsageReport(rows, company.allocations, START);
const rows = (count: number) =>
  Array.from({ length: count }, (_, number) => report(count).row(number));

it('names licenses that users hold, and is the same each time it is asked', () => {
  const ids = new Set(company.allocations.map(({ id }) => id));
  const first = rows(1000);
  expect(first.filter(({ allocationId }) => !ids.has(allocationId))).toEqual([]);
  expect(rows(1000)).toEqual(first);
  const times = first.map(({ startedAt }) => startedAt);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

it('has cells that begin like formulas, and names with commas, quotes, line breaks and umlauts', () => {
  const hosts = rows(500).map(({ host }) => host.charAt(0));
  for (const start of ['=', '+', '-', '@']) expect(hosts).toContain(start);
  const names = rows(500).map(({ person }) => person.name);
  for (const part of [',', '"', '\n', 'ü', 'ß']) {
    expect(names.filter((name) => name.includes(part)).length, part).toBeGreaterThan(0);
  }
});

it('writes cells as CSV that reads back to what they were', () => {
  const columns = { id: () => 'a,b', name: () => 'say "hi"\r\nthere', empty: () => null };
  expect([...csvLines(report(2), { start: 0, end: 1 }, columns)].join('')).toBe(
    'id,name,empty\r\n"a,b","say ""hi""\r\nthere",\r\n',
  );
  const semicolons = { separator: ';', newLine: '\n' };
  expect([...csvLines(report(2), { start: 0, end: 0 }, columns, semicolons)]).toEqual([
    'id;name;empty\n',
  ]);
});

it('writes rows as JSON with commas between them only', () => {
  const text = [...jsonRows(report(3), { start: 1, end: 3 }, ({ code }) => ({ code }))].join('');
  expect(JSON.parse(`[${text}]`)).toHaveLength(2);
});

it('makes no more of a million rows than is read', async () => {
  let made = 0;
  const million = report(1_000_000);
  const counted = {
    ...million,
    row(number: number) {
      made += 1;
      return million.row(number);
    },
  };
  const answer = streamed(
    csvLines(counted, { start: 0, end: 1_000_000 }, { id: (row) => row.allocationId }),
    {},
  );
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(made).toBeGreaterThan(100);
  expect(made).toBeLessThan(20_000);
});

it('comes from a vault whole when it is long', async () => {
  const vault = createVault({ now: () => START, dialect: springdocNested, reportRows: 10_000 });
  vault.tokens.set(TOKEN);
  const query = { from: '2026-02-08', to: '2026-03-10' };
  const answer = await sending(vault, 'Bearer')('GET', '/public-api/licenses/usage/report', {
    query,
  });
  const cells = firstCells(await answer.text());
  expect(cells).toHaveLength(10_000);
  expect(cells.every((cell) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}$/.test(cell))).toBe(true);
});

it('finds users by e-mail, login and part of a name, and nobody beyond the company', () => {
  const directory = createDirectory(20);
  expect(directory.byEmail('user-00020@acme.example')?.number).toBe(19);
  expect(directory.byEmail('USER-00020@acme.example')?.number).toBe(19);
  expect(directory.byEmail('user-00021@acme.example')).toBeUndefined();
  expect(directory.byEmail('user-00020@elsewhere.example')).toBeUndefined();
  expect(directory.byLogin('user-00001')).toEqual(personOf(0));
  expect(directory.byLogin('user-1')).toBeUndefined();
  expect(directory.search('groß').map(({ number }) => number)).toEqual([0, 9, 18]);
});
