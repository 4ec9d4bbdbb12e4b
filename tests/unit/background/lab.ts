import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ActsClient, BoundVaults } from '#lib/background/bound-vaults.ts';
import { startBackground } from '#lib/background/start.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { PageAnswer, PageCommand, PageCommandName } from '#lib/protocol/page.ts';
import { readAppState } from '#lib/storage/app-state.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import { type FakePorts, installPorts } from '#tests/unit/platform/fake-ports.ts';
import { installLocks } from '#tests/unit/platform/install-locks.ts';
import { inProcessFetch } from '#tests/vault/in-process.ts';

type Handler = (request: Request) => Promise<Response>;

const ACME = 'https://acme.fls.jetbrains.com';

/** When every lab begins. Epoch milliseconds. */
export const START = Date.parse('2026-03-10T12:00:00Z');

/** The real background on a fake browser, with vaults in process and a clock in hand. */
export interface Lab {
  ask<N extends CommandName>(command: Extract<Command, { name: N }>): Promise<Answer<N>>;
  /** As our script in the top frame of a page. Null: nobody answered. */
  askPage<N extends PageCommandName>(
    command: Extract<PageCommand, { name: N }>,
    from?: { origin?: string; tabId?: number; frameId?: number },
  ): Promise<PageAnswer<N> | null>;
  /** Match patterns of the scripts that are registered at runtime. */
  registered(): string[];
  /** Every request that left the background. */
  sent: Request[];
  clock: { now: number };
  /** Lets time pass: timers fire when they are due, one after another, each with all it does. */
  pass(ms: number): Promise<void>;
  /** Takes host access away, or gives it back. */
  allowed: Set<string>;
  state: typeof readAppState;
  ports: FakePorts;
  schedule(id: string): Promise<unknown>;
  /** `refresh` unless told otherwise. */
  ringAlarm(name?: string): Promise<void>;
  alarmAt(name?: string): Promise<number | null>;
  badge(): Promise<{ text: string; title: string }>;
  /** Kills the worker: nothing but what is stored survives, and no call of it ever returns. */
  restartWorker(): Promise<void>;
  /** Closes and opens the browser: session storage is gone, and the start event comes. */
  restartBrowser(): Promise<void>;
  dump(): Promise<{ local: object; session: object; databases: string[] }>;
}

/**
 * @param vaults by host name; any other host is unreachable
 * @param bound the vaults as the admin bound them, instead of what the background makes of them
 */
export async function createLab(
  vaults: Record<string, Handler>,
  bound?: BoundVaults,
): Promise<Lab> {
  fakeBrowser.reset();
  for (const { name = '' } of await indexedDB.databases()) await deleteDB(name);
  const clock = { now: START };
  const allowed = new Set(Object.keys(vaults).map((host) => `https://${host}`));
  const sent: Request[] = [];
  const scripts = fakeRest(allowed);
  const ports = installPorts();

  let timers: { at: number; work: () => Promise<void> }[] = [];
  let generation = 0;

  async function startWorker() {
    const own = ++generation;
    timers = [];
    installLocks();
    const alive = () => own === generation;
    const services = {
      fetch: untilDeath(
        inProcessFetch(vaults, (request) => sent.push(request)),
        alive,
      ),
      now: () => clock.now,
      random: () => 0.5,
      setTimer(work: () => Promise<void>, ms: number) {
        const timer = { at: clock.now + ms, work };
        if (alive()) timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      // Long enough for a busy machine: only a vault that never answers reaches them.
      limits: { headersMs: 2000, totalMs: 4000 },
    };
    const mortal = bound && {
      isBound: bound.isBound,
      clientFor: untilDeath(async (connection) => {
        const client = await bound.clientFor(connection);
        return client.ok ? { ...client, value: mortalClient(client.value, alive) } : client;
      }, alive) satisfies BoundVaults['clientFor'],
    };
    await startBackground(services, mortal);
  }
  await startWorker();

  async function restartWorker() {
    ports.killBackground();
    fakeBrowser.runtime.onMessage.removeAllListeners();
    fakeBrowser.alarms.onAlarm.removeAllListeners();
    fakeBrowser.runtime.onStartup.removeAllListeners();
    fakeBrowser.runtime.onInstalled.removeAllListeners();
    await startWorker();
  }

  async function pass(ms: number) {
    const end = clock.now + ms;
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      timers = timers.filter((one) => one !== next);
      clock.now = Math.max(clock.now, next.at);
      await next.work();
    }
    clock.now = end;
  }

  return {
    sent,
    clock,
    allowed,
    state: readAppState,
    pass,
    restartWorker,
    ports,
    async ask(command) {
      let respond: (answer: unknown) => void = () => undefined;
      const answer = new Promise<unknown>((resolve) => {
        respond = resolve;
      });
      const sender = {
        id: fakeBrowser.runtime.id,
        origin: fakeBrowser.runtime.getURL('').replace(/\/$/, ''),
      };
      const listened = await fakeBrowser.runtime.onMessage.trigger(command, sender, respond);
      // The listener says by `true` that its answer comes later.
      if (!(listened as unknown[]).includes(true)) throw new Error('The background did not answer');
      return (await answer) as never;
    },
    async askPage(command, { origin = ACME, tabId = 7, frameId = 0 } = {}) {
      let respond: (answer: unknown) => void = () => undefined;
      const answer = new Promise<unknown>((resolve) => {
        respond = resolve;
      });
      const sender = {
        id: fakeBrowser.runtime.id,
        origin,
        url: `${origin}/settings`,
        tab: { id: tabId },
        frameId,
      };
      const listened = await fakeBrowser.runtime.onMessage.trigger(
        command,
        sender as never,
        respond,
      );
      if (!(listened as unknown[]).includes(true)) return null;
      return ((await answer) ?? null) as never;
    },
    registered: () => scripts.flatMap(({ matches }) => matches),
    schedule: async (id) => (await workerDocuments.schedules.read())[id],
    async ringAlarm(name = 'refresh') {
      await fakeBrowser.alarms.onAlarm.trigger({
        name,
        scheduledTime: clock.now,
        persistAcrossSessions: true,
      });
    },
    alarmAt: async (name = 'refresh') =>
      (await fakeBrowser.alarms.get(name))?.scheduledTime ?? null,
    badge: async () => ({
      text: await fakeBrowser.action.getBadgeText({}),
      title: await fakeBrowser.action.getTitle({}),
    }),
    async restartBrowser() {
      await fakeBrowser.storage.session.clear();
      await fakeBrowser.alarms.clearAll();
      await fakeBrowser.action.setBadgeText({ text: '' });
      await restartWorker();
      await fakeBrowser.runtime.onStartup.trigger();
    },
    dump: async () => ({
      local: await fakeBrowser.storage.local.get(null),
      session: await fakeBrowser.storage.session.get(null),
      databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    }),
  };
}

/** The same function until its worker is dead; from then on it never answers. */
function untilDeath<A extends unknown[], R>(
  work: (...values: A) => Promise<R>,
  alive: () => boolean,
): (...values: A) => Promise<R> {
  return async (...values) => {
    const never = new Promise<never>(() => undefined);
    if (!alive()) return await never;
    try {
      const result = await work(...values);
      return alive() ? result : await never;
    } catch (error) {
      if (alive()) throw error;
      return await never;
    }
  };
}

function mortalClient(client: ActsClient, alive: () => boolean): ActsClient {
  return {
    licenseCounts: untilDeath(client.licenseCounts, alive),
    denials: untilDeath(client.denials, alive),
    userLicenses: untilDeath(client.userLicenses, alive),
    revokeOne: untilDeath(client.revokeOne, alive),
    revokeAll: untilDeath(client.revokeAll, alive),
    disconnectProduct: untilDeath(client.disconnectProduct, alive),
  };
}

interface Script {
  id: string;
  matches: string[];
}

/** What the fake browser lacks. */
function fakeRest(allowed: Set<string>): Script[] {
  const scripts: Script[] = [];
  const origins = (patterns: string[] = []) =>
    patterns.map((pattern) => pattern.replace(/\/\*$/, ''));
  Object.assign(fakeBrowser, {
    permissions: {
      contains: async (wanted: { origins?: string[] }) =>
        origins(wanted.origins).every((origin) => allowed.has(origin)),
      remove: async (given: { origins?: string[] }) => {
        for (const origin of origins(given.origins)) allowed.delete(origin);
        return true;
      },
      onAdded: { addListener: () => undefined },
      onRemoved: { addListener: () => undefined },
    },
    scripting: {
      getRegisteredContentScripts: async () => [...scripts],
      registerContentScripts: async (added: Script[]) => void scripts.push(...added),
      updateContentScripts: async (changed: Script[]) => {
        scripts.splice(0, scripts.length, ...changed);
      },
      unregisterContentScripts: async () => void scripts.splice(0),
      executeScript: async () => [],
    },
    i18n: { getUILanguage: () => 'en-US' },
  });
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: async () => undefined });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ version: '0.0.0', host_permissions: ['https://*.fls.jetbrains.com/*'] }),
    openOptionsPage: async () => undefined,
  });
  return scripts;
}
