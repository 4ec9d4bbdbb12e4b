import type { Page } from 'puppeteer-core';

/** The extension's API inside a page, as far as the harness asks it. */
interface ExtensionApi {
  action: Record<'getBadgeText' | 'getTitle', (of: object) => Promise<string>>;
  alarms: {
    getAll(): Promise<{ name: string }[]>;
    create(name: string, info: { when: number }): Promise<void>;
  };
  storage: Record<'local' | 'session', { get(keys: null): Promise<Record<string, unknown>> }>;
  /** Only where the person has allowed them. */
  notifications?: {
    /** Firefox tells what they say; Chromium only that they are there. */
    getAll(): Promise<Record<string, true | { title?: string; message?: string }>>;
    clear(id: string): Promise<boolean>;
  };
}
interface Scope {
  browser?: ExtensionApi;
  chrome: ExtensionApi;
}

/** What the extension's own API tells in one of its pages, and what a test makes it do. */
export const extensionApi = (page: Page) => ({
  /** The toolbar button, as the extension's own API tells it. */
  badge: () =>
    page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as Scope;
      const { action } = browser ?? chrome;
      return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
    }),

  /** Names of the alarms that are set. */
  alarms: () =>
    page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as Scope;
      return (await (browser ?? chrome).alarms.getAll()).map(({ name }) => name);
    }),

  /** Makes the refresh alarm ring now. */
  ringAlarm: () =>
    page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as Scope;
      await (browser ?? chrome).alarms.create('refresh', { when: Date.now() });
    }),

  /** Notifications of the browser that stand there now, by id. */
  notifications: () =>
    page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as Scope;
      return (await (browser ?? chrome).notifications?.getAll()) ?? null;
    }),

  /** Puts a notification away, as the person does. */
  clearNotification: (id: string) =>
    page.evaluate(async (which) => {
      const { browser, chrome } = globalThis as unknown as Scope;
      await (browser ?? chrome).notifications?.clear(which);
    }, id),

  /** Everything the extension stores. */
  stored: () =>
    page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as Scope;
      const { local, session } = (browser ?? chrome).storage;
      const databases = await indexedDB.databases();
      return {
        local: await local.get(null),
        session: await session.get(null),
        databases: databases.map(({ name }) => name),
      };
    }),
});
