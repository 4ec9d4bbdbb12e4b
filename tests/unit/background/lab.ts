import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground } from '#lib/background/start.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { PageAnswer, PageCommand, PageCommandName } from '#lib/protocol/page.ts';
import { readAppState } from '#lib/storage/app-state.ts';
import { documents } from '#lib/storage/documents.ts';
import { type FakePorts, installPorts } from '#tests/unit/platform/fake-ports.ts';
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
  /** Takes host access away, or gives it back. */
  allowed: Set<string>;
  state: typeof readAppState;
  ports: FakePorts;
  schedule(id: string): Promise<unknown>;
  ringAlarm(): Promise<void>;
  alarmAt(): Promise<number | null>;
  badge(): Promise<{ text: string; title: string }>;
  /** Kills the worker: nothing but what is stored survives. */
  restartWorker(): Promise<void>;
  /** Closes and opens the browser: session storage is gone, and the start event comes. */
  restartBrowser(): Promise<void>;
  dump(): Promise<{ local: object; session: object; databases: string[] }>;
}

/**
 * @param vaults by host name; any other host is unreachable
 */
export async function createLab(vaults: Record<string, Handler>): Promise<Lab> {
  fakeBrowser.reset();
  for (const { name = '' } of await indexedDB.databases()) await deleteDB(name);
  const clock = { now: START };
  const allowed = new Set(Object.keys(vaults).map((host) => `https://${host}`));
  const sent: Request[] = [];
  const scripts = fakeRest(allowed);
  const ports = installPorts();

  const services = {
    fetch: inProcessFetch(vaults, (request) => sent.push(request)),
    now: () => clock.now,
    random: () => 0.5,
    limits: { headersMs: 200, totalMs: 400 },
  };
  await startBackground(services);

  async function restartWorker() {
    ports.killBackground();
    fakeBrowser.runtime.onMessage.removeAllListeners();
    fakeBrowser.alarms.onAlarm.removeAllListeners();
    fakeBrowser.runtime.onStartup.removeAllListeners();
    fakeBrowser.runtime.onInstalled.removeAllListeners();
    await startBackground(services);
  }

  return {
    sent,
    clock,
    allowed,
    state: readAppState,
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
    schedule: async (id) => (await documents.schedules.read())[id],
    async ringAlarm() {
      await fakeBrowser.alarms.onAlarm.trigger({
        name: 'refresh',
        scheduledTime: clock.now,
        persistAcrossSessions: true,
      });
    },
    alarmAt: async () => (await fakeBrowser.alarms.get('refresh'))?.scheduledTime ?? null,
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
