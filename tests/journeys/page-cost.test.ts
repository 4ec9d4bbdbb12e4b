import { expect, it } from 'vitest';
import type { ExtensionPage } from '../harness/page.ts';
import { openConnected, pass, withWeb } from '../harness/token-page.ts';
import { openVaultPage } from '../harness/vault-page.ts';
import { inWorld } from '../harness/world.ts';

// What the script costs a page, as Chromium's own profiler tells it: nothing is built into the
// script for it. Firefox has no such thing to ask.

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
}

/** Milliseconds in which our script, or what it called, ran. */
function ownMs({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const ours = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const mark = (id: number) => {
    ours.add(id);
    for (const child of byId.get(id)?.children ?? []) mark(child);
  };
  for (const { id, callFrame } of nodes) if (callFrame.url.endsWith('/vault-page.js')) mark(id);
  const micros = samples.reduce(
    (sum, id, at) => sum + (ours.has(id) ? (timeDeltas[at] ?? 0) : 0),
    0,
  );
  return micros / 1000;
}

async function costOf(page: ExtensionPage, work: () => Promise<unknown>): Promise<number> {
  const session = await page.page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 50 });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  return ownMs(profile as Profile);
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

it(
  'costs little when a page loads, and little more with all that it draws',
  () =>
    inWorld('chromium', withWeb('ring-ui'), async (world) => {
      const { page } = await openConnected(world, 'ring-ui');
      const dashboard = await openVaultPage(world.browser, '/');
      const load = async (one: ExtensionPage) =>
        await costOf(one, async () => {
          await one.page.bringToFront();
          await one.page.reload({ waitUntil: 'load' });
          await pass(one, 4000);
        });
      const costs: Record<string, number[]> = { dashboard: [], 'token page': [] };
      for (let round = 0; round < 5; round++) {
        costs['dashboard']?.push(await load(dashboard));
        costs['token page']?.push(await load(page));
      }
      for (const [where, values] of Object.entries(costs)) {
        const sorted = values.sort((a, b) => a - b);
        const least = sorted[0] ?? Number.POSITIVE_INFINITY;
        console.log(
          `vault-page at load, ${where}: ${least.toFixed(2)} ms, the least of 5 (${sorted.map((ms) => ms.toFixed(2)).join(', ')})`,
        );
        // The goals are 5 and 10 ms on a quiet machine; what fails is ten times that.
        expect(least).toBeLessThan(where === 'dashboard' ? 50 : 100);
      }
    }),
  120_000,
);

it.each([
  ['on a page about something else', '/'],
  ['on the token page', '/settings/vault'],
])(
  '10,000 unrelated changes %s cost little',
  (where, path) =>
    inWorld('chromium', withWeb('ring-ui'), async (world) => {
      const { page } = await openConnected(world, 'ring-ui');
      const there = path === '/' ? await openVaultPage(world.browser, path) : page;
      await there.page.bringToFront();
      await pass(there, 4000);
      // Other programs of the machine only ever add: the least of three is the script's own.
      const rounds: number[] = [];
      for (let round = 0; round < 3; round++) {
        rounds.push(await costOf(there, () => mutate(there)));
        await pass(there, 3500);
      }
      const ms = Math.min(...rounds);
      console.log(
        `vault-page through 10,000 changes ${where}: ${ms.toFixed(2)} ms of 10 (${rounds.map((one) => one.toFixed(2)).join(', ')})`,
      );
      // The goal is 10 ms on a quiet machine; what fails is ten times that.
      expect(ms).toBeLessThan(100);
    }),
  120_000,
);
