import { expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { inWorld } from '../harness/world.ts';

/** Makes every vault due, as if the interval had passed. Runs inside a page of the extension. */
async function letTimePass(page: ExtensionPage): Promise<void> {
  await page.evaluate(async () => {
    interface Local {
      get(key: string): Promise<Record<string, { version: number; value: Record<string, object> }>>;
      set(values: object): Promise<void>;
    }
    const scope = globalThis as unknown as Record<
      'browser' | 'chrome',
      { storage: { local: Local } }
    >;
    const { local } = (scope.browser ?? scope.chrome).storage;
    const { schedules } = await local.get('schedules');
    if (!schedules) throw new Error('no schedules');
    const past = { nextAt: 1, attemptAt: 1, personAt: null };
    const value = Object.fromEntries(
      Object.entries(schedules.value).map(([id, schedule]) => [id, { ...schedule, ...past }]),
    );
    await local.set({ schedules: { ...schedules, value } });
  });
}

it.each(browserNames)('in %s: two popups, a person and the alarm make one request', (name) =>
  inWorld(name, {}, async (world) => {
    const options = await connectVault(world);
    await letTimePass(options);
    const vault = world.vault();
    vault.setCounts('CL', { regularInUse: 2 });
    // Slow enough that everybody asks while the first call is under way.
    vault.faults.set({ kind: 'delay', ms: 1500 }, { ability: 'license-counts' });
    vault.requests.length = 0;

    const [first, second] = await Promise.all([
      world.browser.open('popup.html'),
      world.browser.open('popup.html'),
    ]);
    await options.ringAlarm();
    await first.click('button', 'Refresh');
    for (const popup of [first, second]) {
      await popup.until('the new numbers', async () =>
        (await popup.items('Products')).some((item) => item.startsWith('CLion 8 free of 10')),
      );
    }
    const calls = vault.requests.filter(({ url }) => url.includes('/licenses/usage'));
    expect(calls).toHaveLength(1);
  }),
);

it.each(browserNames)(
  'in %s: the token that another admin replaced is told, and not tried again',
  (name) =>
    inWorld(name, {}, async (world) => {
      const options = await connectVault(world);
      world.vault().tokens.generate();
      await letTimePass(options);
      const popup = await world.browser.open('popup.html');
      await popup.shows(/The vault refused the token\. The last numbers are kept\./);
      await popup.until('the badge', async () => (await popup.badge()).text === '!');

      await letTimePass(options);
      world.vault().requests.length = 0;
      await options.ringAlarm();
      const later = await world.browser.open('popup.html');
      await later.shows(/The vault refused the token/);
      expect(world.vault().requests).toEqual([]);
    }),
);

it.each(browserNames)('in %s: a worker killed in the middle of a refresh loses nothing', (name) =>
  inWorld(name, {}, async (world) => {
    const options = await connectVault(world);
    await letTimePass(options);
    const vault = world.vault();
    vault.setCounts('CL', { regularInUse: 5 });
    vault.faults.set({ kind: 'headers-never' }, { ability: 'license-counts', times: 1 });
    vault.requests.length = 0;
    const popup = await world.browser.open('popup.html');
    await popup.until('the call', async () => vault.requests.length > 0);
    await world.browser.killBackground();

    // Whatever wakes the worker next finds what was due.
    await popup.close();
    await options.ringAlarm();
    const later = await world.browser.open('popup.html');
    await later.until('the numbers', async () =>
      (await later.items('Products')).some((item) => item.startsWith('CLion 5 free of 10')),
    );
  }),
);
