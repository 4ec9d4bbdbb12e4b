import { createVault, type StandInVault, type VaultOptions } from '../vault/vault.ts';
import { CANARY, findCanary, profileEvidence, wireEvidence } from './canary.ts';
import { unexpectedHosts } from './egress.ts';
import { type BrowserChoices, launchExtension } from './extension-browser.ts';
import type { BrowserName } from './find-browser.ts';
import type { ExtensionPage } from './page.ts';
import { createProxy } from './proxy.ts';
import { serveVaults } from './serve.ts';

/** Vaults under their real names, a way to them, and a browser with the built extension. */
export type World = Awaited<ReturnType<typeof createWorld>>;

export interface WorldVault extends VaultOptions {
  /** The same vault under further names: IDE Services has one for its pages and one for its API. */
  alsoAt?: readonly string[];
}

/**
 * Every vault accepts the CANARY. Closing the world sweeps for it and compares the hosts that were
 * asked for, so every journey does.
 *
 * @param hosts options of each vault by host name
 */
export async function createWorld(
  name: BrowserName,
  hosts: Record<string, WorldVault> = { 'acme.fls.jetbrains.com': {} },
  choices: BrowserChoices = {},
) {
  const vaults = new Map(
    Object.entries(hosts).flatMap(([host, { alsoAt = [], ...options }]) => {
      const vault = createVault(options);
      return [host, ...alsoAt].map((name) => [name, vault] as const);
    }),
  );
  for (const vault of vaults.values()) vault.tokens.set(CANARY);
  const names = [...vaults.keys()];
  const server = await serveVaults(
    new Map([...vaults].map(([host, { handler }]) => [host, handler])),
  );
  const proxy = await createProxy(names, server.port);
  const browser = await launchExtension(name, proxy.port, choices);

  function vault(host = 'acme.fls.jetbrains.com'): StandInVault {
    const found = vaults.get(host);
    if (!found) throw new Error(`No vault at ${host}`);
    return found;
  }

  /** Everything that a person, a page or a server could have seen. */
  async function evidence() {
    const requests = [...new Set(vaults.values())].flatMap(({ requests }) => requests);
    const seen = { ...wireEvidence(requests), console: browser.output.join('\n') };
    const pages = await Promise.all(
      [...browser.pages].filter(({ page }) => !page.isClosed()).map(pageEvidence),
    );
    const webPages = await Promise.all(
      [...browser.webPages].filter(({ page }) => !page.isClosed()).map(webPageEvidence),
    );
    return Object.assign(seen, ...pages, ...webPages);
  }

  /** Ends browser and servers, without a verdict. */
  async function end() {
    await browser.close();
    await proxy.close();
    await server.close();
  }

  async function close() {
    let before = {};
    try {
      before = await evidence();
    } finally {
      await end();
    }
    const leaks = findCanary({ ...before, ...(await profileEvidence(browser.profile)) });
    await browser.discard();
    const strangers = unexpectedHosts(proxy.asked, names, name);
    if (leaks.length > 0) throw new Error(`The token was seen in: ${leaks.join(', ')}`);
    if (strangers.length > 0) throw new Error(`Unexpected hosts: ${strangers.join(', ')}`);
  }

  return { name, browser, proxy, vault, evidence, end, close };
}

interface WorldChoices extends BrowserChoices {
  vaults?: Record<string, WorldVault>;
}

/** A journey in a world of its own, which is closed, and swept, whatever happens in it. */
export async function inWorld(
  name: BrowserName,
  { vaults, ...choices }: WorldChoices,
  journey: (world: World) => Promise<void>,
): Promise<void> {
  const world = await createWorld(name, vaults, choices);
  let failure: unknown;
  try {
    await journey(world);
  } catch (error) {
    failure = error;
  }
  try {
    await world.close();
  } catch (error) {
    failure ??= error;
  }
  if (failure) throw failure;
}

/** What a page of the web can keep. That a vault shows a new token in its own page is its affair. */
async function webPageEvidence(page: ExtensionPage): Promise<Record<string, string>> {
  const { path, kept } = await page.evaluate(() => ({
    path: location.pathname,
    kept: JSON.stringify([
      location.href,
      document.title,
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
    ]),
  }));
  return { [`kept by the web page ${path}`]: kept };
}

/** What one open page shows and what its storage holds. The session area may hold a session token. */
async function pageEvidence(page: ExtensionPage): Promise<Record<string, string>> {
  const url = await page.evaluate(() => location.pathname);
  const stored = await page.evaluate(readStorage);
  return {
    [`page ${url}`]: await page.html(),
    [`title of ${url}`]: await page.title(),
    [`values in ${url}`]: await page.evaluate(() =>
      Array.from(
        document.querySelectorAll('input:not([type=password]), textarea'),
        (field) => (field as HTMLInputElement).value,
      ).join('\n'),
    ),
    ...stored,
  };
}

/** Runs inside the page. */
async function readStorage(): Promise<Record<string, string>> {
  interface Areas {
    storage: Record<'local' | 'sync', { get(keys: null): Promise<unknown> } | undefined>;
  }
  const scope = globalThis as unknown as { browser?: Areas; chrome: Areas };
  const { storage } = scope.browser ?? scope.chrome;
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const contents = await Promise.all(
    names.map(
      (name) =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => resolve('');
          opening.onsuccess = () => {
            const db = opening.result;
            const stores = [...db.objectStoreNames];
            if (stores.length === 0) return resolve('');
            const all = stores.map(
              (store) =>
                new Promise<string>((done) => {
                  const reading = db.transaction(store).objectStore(store).getAll();
                  reading.onsuccess = () => done(JSON.stringify(reading.result));
                  reading.onerror = () => done('');
                }),
            );
            void Promise.all(all).then((texts) => {
              db.close();
              resolve(texts.join('\n'));
            });
          };
        }),
    ),
  );
  return {
    'storage.local': JSON.stringify(await storage.local?.get(null)),
    'storage.sync': JSON.stringify((await storage.sync?.get(null)) ?? null),
    localStorage: JSON.stringify(localStorage),
    IndexedDB: [...names, ...contents].join('\n'),
  };
}
