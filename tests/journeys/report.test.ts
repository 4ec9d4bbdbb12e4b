import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { bindReport, choosePeriod, daysAgo, everyDay, openReport } from '../harness/report.ts';
import { createWorld, type World } from '../harness/world.ts';
import { root } from '../run/root.ts';
import { springdocNested } from '../vault/dialects/springdoc-nested.ts';

const pictures = join(root, '.output', 'pictures');
/** Three whole days of thirty with a million rows. */
const period = { from: daysAgo(6), to: daysAgo(4) };
/** Long enough for a large report on a busy machine. */
const patient = { timeout: 120_000 };
const personal = /@acme\.example|pc-0|192\.0\.2\.|calc/;

/** The rows of the period as the vault has them, a cell a column. */
function rowsOfVault(world: World) {
  const { report } = world.vault();
  const { start, end } = report.between(Date.parse(period.from), Date.parse(daysAgo(3)));
  return Array.from({ length: end - start }, (_, at) => {
    const row = report.row(start + at);
    return {
      allocation_id: row.allocationId,
      allocated_license: row.license,
      user_email: row.person.email,
      user_name: row.person.name,
      product_code: row.code,
      product_name: row.product,
      product_version: row.version,
      user_hostname: row.host,
      user_ip: row.person.address,
      session_start: new Date(row.startedAt).toISOString(),
      session_end: new Date(row.endedAt).toISOString(),
    };
  });
}

const asked = (world: World) =>
  world.vault().requests.filter(({ url }) => url.includes('/usage/report')).length;

/** Waits until the vault is sending nothing more: the line is closed. */
const closed = (page: ExtensionPage, world: World) =>
  page.until('the vault to be let go', async () => world.vault().reportStreams.open === 0);

/** The rows that exist in the table, as a person sees them. */
const shownRows = (page: ExtensionPage) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.rows tbody tr'), (row) => ({
      index: Number(row.getAttribute('aria-rowindex')),
      cells: Array.from(row.children, ({ textContent }) => textContent ?? ''),
    })),
  );

/** Number, first and last cell of the last row in the table. */
async function lastRow(page: ExtensionPage) {
  const table = await page.find('region', 'Rows of the report');
  await table.focus();
  await page.press('End');
  await page.until('the last row', async () => (await shownRows(page)).at(-1)?.cells[3]);
  const { cells = [] } = (await shownRows(page)).at(-1) ?? {};
  return [cells[0], cells[1], cells.at(-1)];
}

/** Cells of a CSV file, without its byte order mark. */
const cellsOf = (csv: string) => Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;

describe.each(browserNames)('in %s', (name) => {
  let world: World;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    // One look each: what differs between light and dark is not what differs between browsers.
    world = await createWorld(
      name,
      { 'acme.fls.jetbrains.com': { dialect: springdocNested, reportRows: 1_000_000 } },
      { scheme: name === 'chromium' ? 'light' : 'dark' },
    );
    await bindReport(world);
  }, 60_000);
  afterAll(() => world.close(), 60_000);

  it('a report of 100,000 rows is loaded, looked through and saved', patient, async () => {
    const page = await openReport(world);
    await choosePeriod(page, period);
    expect(await page.axe()).toEqual([]);
    const rows = rowsOfVault(world);
    const count = rows.length.toLocaleString('en');
    expect(rows.length).toBeGreaterThanOrEqual(99_999);

    await page.click('button', 'Load report');
    await page.shows(new RegExp(`${count} rows in [\\d.]+ seconds? \\(\\d`));
    const users = new Set(rows.map((row) => row.user_email)).size;
    await page.shows(new RegExp(`Users\\s+${users} by the column user_email`));
    expect(await page.axe()).toEqual([]);
    await page.screenshot(join(pictures, `report-${name}.png`));

    // The table has all rows, though only those in sight exist.
    const table = await page.find('region', 'Rows of the report');
    await table.focus();
    await page.press('End');
    await page.until('the last row', async () => (await shownRows(page)).at(-1)?.cells[3]);
    expect((await shownRows(page)).at(-1)).toEqual({
      index: rows.length + 1,
      cells: [count, ...Object.values(rows.at(-1) ?? {})],
    });
    expect(await shownRows(page)).toHaveLength(16);
    await page.press('Home');
    await page.press('PageDown');
    await page.shows(new RegExp(`Rows 16 to 31 of ${count}`));

    await page.click('button', 'Export CSV');
    await page.find('status', new RegExp(`^${count} rows saved, without personal data\\.`));
    const impersonal = await world.browser.saved(/^seatkeeper-report-acme-[\d-]+\.csv$/);
    expect(impersonal).not.toMatch(personal);
    const columns = Object.keys(rows[0] ?? {}).filter((one) => !/^user_|^allocation/.test(one));
    expect(cellsOf(impersonal)).toEqual([
      columns,
      ...rows.map((row) => columns.map((column) => row[column as keyof typeof row])),
    ]);
    await page.click('button', 'Export JSON');
    const bare = await world.browser.saved(/^seatkeeper-report-acme-[\d-]+\.json$/);
    expect(bare).not.toMatch(personal);
    expect(JSON.parse(bare)).toHaveLength(rows.length);

    await page.click('checkbox', 'Include personal data');
    await page.click('button', 'Export JSON');
    await page.find('status', new RegExp(`^${count} rows saved, with personal data\\.`));
    // A program gets what the vault wrote; a spreadsheet gets it disarmed.
    const json: unknown = JSON.parse(await world.browser.saved(/-personal-data\.json$/));
    expect(json).toEqual(rows);
    await page.click('button', 'Export CSV');
    const cells = cellsOf(await world.browser.saved(/-personal-data\.csv$/));
    expect(cells).toHaveLength(rows.length + 1);
    const hosts = new Set(cells.map((row) => row[7]));
    expect([...hosts]).toEqual(expect.arrayContaining(["'=cmd|' /C calc'!A0", "'@SUM(1+1)"]));
    expect(cells.flat().filter((cell) => /^[=@]/.test(cell))).toEqual([]);

    // Names are remembered for the search, until the browser closes; nothing else is.
    const { local, session } = await page.stored();
    expect(JSON.stringify(local)).not.toMatch(personal);
    expect(JSON.stringify(session)).not.toMatch(/pc-0|192\.0\.2\.|calc/);
    expect(JSON.stringify(session)).toContain(rows[0]?.user_email);
    await page.page.setViewport({ width: 320, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    await page.screenshot(join(pictures, `report-${name}-narrow.png`));
    await page.close();
  });

  it('Cancel closes the line to the vault, and says what was kept', patient, async () => {
    const page = await openReport(world);
    const { reportStreams } = world.vault();
    const before = { ...reportStreams };
    const already = asked(world);
    await page.click('button', 'Load report');
    await page.shows(/[\d,]{5,} rows · /);
    // It goes on while the person is elsewhere.
    await page.click('tab', 'Denials');
    await page.find('heading', 'Denials');
    await page.click('tab', 'Usage report');
    expect(reportStreams.open).toBe(1);
    await page.click('button', 'Cancel');
    await page.shows(/Canceled\. Nothing was kept\./);
    await closed(page, world);
    expect(reportStreams).toEqual({ ...before, open: 0, cut: before.cut + 1 });
    expect(asked(world)).toBe(already + 1);
    await page.close();
  });

  it('the background dies: what came is kept, and nothing is asked twice', patient, async () => {
    const page = await openReport(world);
    const already = asked(world);
    const before = { ...world.vault().reportStreams };
    await page.click('button', 'Load report');
    await page.shows(/[\d,]{5,} rows · /);
    await world.browser.killBackground();
    await page.find('alert', /The background stopped in the middle of the report\./);
    const [count = ''] = /[\d,]+(?= rows)/.exec(await page.shows(/The first [\d,]+ rows/)) ?? [];
    const kept = Number(count.replaceAll(',', ''));
    expect(kept).toBeGreaterThan(100);
    await closed(page, world);

    // The last of them is whole, and the one that the vault has at this place.
    const { report } = world.vault();
    const rowOfVault = (from: string, number: number) => {
      const { start } = report.between(Date.parse(from), Date.now());
      const row = report.row(start + number - 1);
      const ended = new Date(row.endedAt).toISOString();
      return [number.toLocaleString('en'), row.allocationId, ended];
    };
    expect(await lastRow(page)).toEqual(rowOfVault(everyDay.from, kept));

    // Nobody asks again until a person does, now for less, and the vault is asked once. The next
    // background brings all of it.
    await page.find('button', 'Try again');
    expect(asked(world)).toBe(already + 1);
    await choosePeriod(page, period);
    await page.click('button', 'Try again');
    const all = rowsOfVault(world).length;
    await page.shows(new RegExp(`${all.toLocaleString('en')} rows in`));
    expect(await lastRow(page)).toEqual(rowOfVault(period.from, all));
    await closed(page, world);
    expect(asked(world)).toBe(already + 2);
    expect(world.vault().reportStreams).toEqual({
      open: 0,
      whole: before.whole + 1,
      cut: before.cut + 1,
    });
    await page.close();
  });
});
