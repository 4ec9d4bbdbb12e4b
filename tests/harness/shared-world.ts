import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findCanary } from './canary.ts';
import type { BrowserName } from './find-browser.ts';
import { createWorld, type World, type WorldVault } from './world.ts';

/** Where a test has a vault to itself. */
export const hostFor = (test: string) => `${test}.fls.jetbrains.com`;

/**
 * One browser for all tests of a block, each with a vault of its own: starting a browser takes longer
 * than most of them. Between two of them everything is swept for the token, and every page closed.
 *
 * @param webs the web UI of each test's vault, or more of it, by the test's short name
 * @returns the world, while a test runs
 */
export function sharedWorld(
  name: BrowserName,
  webs: Readonly<Record<string, string | WorldVault>>,
) {
  let world: World | null = null;
  const current = () => {
    if (!world) throw new Error('The world is there only while a test runs');
    return world;
  };
  beforeAll(async () => {
    const vaults = Object.entries(webs).map(([test, web]) => [
      hostFor(test),
      typeof web === 'string' ? { web } : web,
    ]);
    world = await createWorld(name, Object.fromEntries(vaults));
  });
  afterEach(async () => {
    const { browser, evidence } = current();
    const leaks = findCanary(await evidence());
    for (const page of [...browser.webPages, ...browser.pages]) await page.close();
    expect(leaks).toEqual([]);
  });
  afterAll(() => world?.close());
  return current;
}
