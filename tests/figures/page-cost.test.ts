import { expect, it } from 'vitest';
import type { ExtensionPage } from '../harness/page.ts';
import { openConnected, pass, withWeb } from '../harness/token-page.ts';
import { openVaultPage } from '../harness/vault-page.ts';
import { inWorld } from '../harness/world.ts';

// What the script costs a page, as Chromium's own profiler tells it: nothing is built into the
// script for it. Firefox has no such thing to ask.

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  startTime: number;
  samples?: number[];
  timeDeltas?: number[];
}

/** A task of a browser's thread. Times in microseconds, of the clock that the profiler uses too. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  /** As a clock on the wall tells it, and in which the thread had a core. */
  dur?: number;
  tdur?: number;
  args?: unknown;
}

const isOurs = (text: string) => text.includes('/vault-page.js');

/** The tasks of the thread that our script runs in. */
function tasksOf(events: readonly TraceEvent[]) {
  const ours = events.find(({ args }) => isOurs(JSON.stringify(args ?? {})));
  return events.filter(
    ({ name, pid, tid, tdur }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      pid === ours?.pid &&
      tid === ours.tid &&
      tdur !== undefined,
  );
}

/**
 * Milliseconds of a core that our script took, or what it called: what the profiler saw, without the
 * share of each task in which other programs had the core.
 */
function ownMs(profile: Profile, events: readonly TraceEvent[]): number {
  const { nodes, startTime, samples = [], timeDeltas = [] } = profile;
  const ours = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const mark = (id: number) => {
    ours.add(id);
    for (const child of byId.get(id)?.children ?? []) mark(child);
  };
  for (const { id, callFrame } of nodes) if (isOurs(callFrame.url)) mark(id);
  const tasks = tasksOf(events);
  let micros = 0;
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    at += delta;
    if (!ours.has(id)) continue;
    const task = tasks.find(({ ts, dur = 0 }) => ts <= at && at <= ts + dur);
    micros += delta * (task?.dur ? Math.min(1, (task.tdur ?? 0) / task.dur) : 1);
  }
  return micros / 1000;
}

async function costOf({ page }: ExtensionPage, work: () => Promise<unknown>): Promise<number> {
  const session = await page.createCDPSession();
  await page.tracing.start({ categories: ['toplevel', 'devtools.timeline'] });
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 50 });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  const trace = new TextDecoder().decode(await page.tracing.stop());
  await session.detach();
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  return ownMs(profile, traceEvents);
}

/** 10,000 changes that have nothing to do with tokens, in a hundred bursts, and then quiet. */
const mutate = (page: ExtensionPage) =>
  page.evaluate(async () => {
    const list = document.createElement('ul');
    document.body.append(list);
    for (let burst = 0; burst < 100; burst++) {
      for (let at = 0; at < 100; at++) {
        const row = document.createElement('li');
        row.innerHTML = `<span>CLion ${burst * at}</span><button type="button">Details</button>`;
        list.append(row);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await new Promise((resolve) => setTimeout(resolve, 2500));
    list.remove();
  });

/**
 * Milliseconds that a piece of work of the same kind takes here: reading texts of 4,000 elements. The
 * least of many, since other programs only ever add.
 */
const yardstick = (page: ExtensionPage) =>
  page.evaluate(() => {
    const list = document.createElement('ul');
    list.innerHTML = '<li><span>CLion</span><button type="button">Details</button></li>'.repeat(
      1333,
    );
    const read = () => {
      const start = performance.now();
      for (const element of list.querySelectorAll('*')) {
        if (/token/i.test(element.textContent) || element.getAttribute('role')) list.remove();
      }
      return performance.now() - start;
    };
    return Math.min(...Array.from({ length: 40 }, read));
  });

/** What the yardstick took on the machine on which the goals in milliseconds were set. */
const YARDSTICK_MS = 1.7;
const MOST_ROUNDS = 12;

/**
 * Measures until a round stays under the goal, and prints every round: the least is nearest to what
 * the script costs by itself. Where the yardstick takes longer, just after it, the round has as much
 * more time.
 */
async function expectUnder(
  goalMs: number,
  what: string,
  page: ExtensionPage,
  measure: () => Promise<number>,
) {
  const rounds: string[] = [];
  let least = Number.POSITIVE_INFINITY;
  while (rounds.length < MOST_ROUNDS && least >= goalMs) {
    const ms = await measure();
    const pace = Math.max(1, (await yardstick(page)) / YARDSTICK_MS);
    least = Math.min(least, ms / pace);
    rounds.push(`${ms.toFixed(1)} at ${pace.toFixed(2)}`);
  }
  console.log(
    `vault-page, ${what}: ${least.toFixed(1)} ms, wanted under ${goalMs} (${rounds.join(', ')} times slower)`,
  );
  expect(least).toBeLessThan(goalMs);
}

it('costs under 5 ms of scripting when a page loads, with all that it draws', () =>
  inWorld('chromium', withWeb('ring-ui'), async (world) => {
    const { page } = await openConnected(world, 'ring-ui');
    const dashboard = await openVaultPage(world.browser, '/');
    const load = (one: ExtensionPage) => () =>
      costOf(one, async () => {
        await one.page.bringToFront();
        await one.page.reload({ waitUntil: 'load' });
        await pass(one, 4000);
      });
    await expectUnder(5, 'load of another page', dashboard, load(dashboard));
    await expectUnder(5, 'load of the token page', page, load(page));
  }));

it.each([
  ['on a page about something else', '/'],
  ['on the token page', '/settings/vault'],
])('10,000 unrelated changes %s cost under 10 ms in all', (where, path) =>
  inWorld('chromium', withWeb('ring-ui'), async (world) => {
    const { page } = await openConnected(world, 'ring-ui');
    const there = path === '/' ? await openVaultPage(world.browser, path) : page;
    await there.page.bringToFront();
    await pass(there, 4000);
    await expectUnder(10, `10,000 changes ${where}`, there, async () => {
      const ms = await costOf(there, () => mutate(there));
      await pass(there, 3500);
      return ms;
    });
  }),
);
