// A usage report of a million rows through the real build in Chromium: the background, its channel,
// the page and its worker; beside it plain papaparse in a page, over the same bytes in the same run.
// `npm run bench -- 100000` takes another number of rows.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { CANARY } from '../harness/canary.ts';
import { type Memory, watchMemory } from '../harness/memory.ts';
import { bindReport, openReport } from '../harness/report.ts';
import { createWorld, type World } from '../harness/world.ts';
import { springdocNested } from '../vault/dialects/springdoc-nested.ts';
import { build } from './build.ts';

const HOST = 'acme.fls.jetbrains.com';
const ROWS = Number(process.argv[2] ?? 1_000_000);
/** Longer than any of it takes on a busy machine. */
const LIMIT_MS = 10 * 60_000;
const MEGABYTE = 1_000_000;
const goals = { memory: 400 * MEGABYTE, taskMs: 100 };

interface Result {
  what: string;
  rows: number;
  seconds: number;
  /** Null where it cannot be measured, or is part of another line. */
  memory: Memory | null;
  longestTaskMs: number;
}

/** Forgets the long tasks of a page so far: what its own thread could not do meanwhile. */
const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasks: tasks });
  });
const longestTask = (page: Page) =>
  page.evaluate(async () => {
    // The observer is told of a task after it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks);
  });

/** Waits inside the page, by its own changes: nobody asks it questions while it works. */
const shown = (page: Page, pattern: RegExp) =>
  page.evaluate(
    (source) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const found = new RegExp(source).exec(document.body.textContent ?? '');
          if (!found) return;
          observer.disconnect();
          resolve(found[0]);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true, characterData: true });
        look();
      }),
    pattern.source,
  );

const rowsIn = (text: string) => Number(/[\d,]+(?= rows? )/.exec(text)?.[0].replaceAll(',', ''));

/** Presses a button without the harness, whose search would be the page's longest task. */
const press = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const buttons = Array.from(document.querySelectorAll('button'));
    buttons.find(({ textContent }) => textContent === wanted)?.click();
  }, name);

async function throughSeatkeeper(world: World): Promise<Result[]> {
  await bindReport(world);
  const { page } = await openReport(world);
  page.setDefaultTimeout(LIMIT_MS);
  async function measured(what: string, button: string, done: RegExp): Promise<Result> {
    await watchTasks(page);
    // Page, worker and background share one process.
    const memory = watchMemory(page, '--extension-process');
    const start = performance.now();
    await press(page, button);
    const rows = rowsIn(await shown(page, done));
    const seconds = (performance.now() - start) / 1000;
    const longestTaskMs = await longestTask(page);
    return { what, rows, seconds, memory: memory?.end() ?? null, longestTaskMs };
  }
  const loaded = await measured('load', 'Load report', /[\d,]+ rows in [^)]*\)/);
  const csv = await measured('export CSV', 'Export CSV', /[\d,]+ rows saved, without/);
  await page.evaluate(() => document.querySelector<HTMLElement>('.check input')?.click());
  const whole = 'export JSON, personal data too';
  const json = await measured(whole, 'Export JSON', /[\d,]+ rows saved, with personal/);
  // The other page shall not be measured beside it.
  await page.close();
  return [loaded, csv, json];
}

async function plain(world: World): Promise<Result[]> {
  const { requests } = world.vault();
  const url = requests.findLast(({ url: one }) => one.includes('/usage/report'))?.url ?? '';
  const { page } = await world.browser.openWeb(`https://${HOST}/nothing-here`);
  page.setDefaultTimeout(LIMIT_MS);
  const papaparse = createRequire(import.meta.url).resolve('papaparse/papaparse.min.js');
  await page.addScriptTag({ content: readFileSync(papaparse, 'utf8') });
  await watchTasks(page);
  const memory = watchMemory(page, '--type=renderer');
  const { rows, fetchMs, parseMs } = await page.evaluate(
    async (address, token) => {
      const { Papa } = globalThis as unknown as {
        Papa: { parse(text: string, options: object): { data: unknown[] } };
      };
      const start = performance.now();
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      const text = await answer.text();
      const fetched = performance.now();
      const { data } = Papa.parse(text, { skipEmptyLines: true });
      const parsed = performance.now();
      // Kept, as a page does that shows them.
      Object.assign(globalThis, { kept: data });
      return { rows: data.length - 1, fetchMs: fetched - start, parseMs: parsed - fetched };
    },
    url,
    CANARY,
  );
  const longestTaskMs = await longestTask(page);
  const result = { rows, longestTaskMs };
  return [
    { ...result, what: 'fetch', seconds: fetchMs / 1000, memory: null },
    {
      ...result,
      what: 'fetch, parse, keep the rows',
      seconds: (fetchMs + parseMs) / 1000,
      memory: memory?.end() ?? null,
    },
  ];
}

function print(title: string, results: readonly Result[]): void {
  const megabytes = (bytes: number | undefined) =>
    bytes === undefined ? '–' : (bytes / MEGABYTE).toFixed(0);
  const line = (what: string, ...cells: string[]) =>
    console.log(what.padEnd(34) + cells.map((cell) => cell.padStart(13)).join(''));
  line(`\n${title}`, 'rows', 'seconds', 'memory, MB', 'before, MB', 'longest task');
  for (const { what, rows, seconds, memory, longestTaskMs } of results) {
    line(
      `  ${what}`,
      rows.toLocaleString('en'),
      seconds.toFixed(1),
      megabytes(memory?.peak),
      megabytes(memory?.start),
      longestTaskMs === 0 ? '< 50 ms' : `${longestTaskMs.toFixed(0)} ms`,
    );
  }
}

function judge(ours: readonly Result[]): void {
  const memory = Math.max(...ours.map((one) => one.memory?.peak ?? 0));
  const taskMs = Math.max(...ours.map((one) => one.longestTaskMs));
  const said = (isKept: boolean) => (isKept ? 'kept' : 'MISSED');
  console.log(`
Goals, for ${ROWS.toLocaleString('en')} rows: memory under ${goals.memory / MEGABYTE} MB: ${
    memory === 0 ? 'not measured' : said(memory < goals.memory)
  }; no task over ${goals.taskMs} ms: ${said(taskMs <= goals.taskMs)}.

Memory is the private memory (RssAnon) of the renderer at its peak, garbage included. Seatkeeper's
renderer holds the dashboard, its worker and the background together; the exported files lie in the
browser. Tasks are those of the page's thread. Loading includes the time that the stand-in takes to
make the report, which the line "fetch" tells.`);
}

const { failed } = await build();
if (failed > 0) process.exit(1);
const world = await createWorld('chromium', {
  [HOST]: { dialect: springdocNested, reportRows: ROWS },
});
try {
  const ours = await throughSeatkeeper(world);
  const others = await plain(world);
  print('Seatkeeper', ours);
  print('Plain papaparse in a page', others);
  judge(ours);
} finally {
  await world.end();
  await world.browser.discard();
}
