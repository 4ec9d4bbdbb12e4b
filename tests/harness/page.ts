import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ElementHandle, Page } from 'puppeteer-core';

/** Longer than anything takes on a busy machine: it is there for what never comes. */
const LIMIT_MS = 30_000;
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe-core offers inside the page: names and roles as assistive technology computes them. */
interface Axe {
  setup(root: Document): void;
  teardown(): void;
  utils: {
    /** Nothing for an element that stands nowhere in the flattened tree, such as a slot. */
    getNodeFromTree(element: Element): unknown;
  };
  commons: {
    aria: { getRole(element: Element): string | null };
    text: { accessibleText(element: Element): string };
    dom: { isVisibleToScreenReaders(element: Element): boolean };
  };
  run(): Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>;
}

/** The extension's API inside a page, as far as the harness asks it. */
interface ExtensionApi {
  action: Record<'getBadgeText' | 'getTitle', (of: object) => Promise<string>>;
  alarms: {
    getAll(): Promise<{ name: string }[]>;
    create(name: string, info: { when: number }): Promise<void>;
  };
  storage: Record<'local' | 'session', { get(keys: null): Promise<Record<string, unknown>> }>;
}
interface Scope {
  browser?: ExtensionApi;
  chrome: ExtensionApi;
}

interface Wanted {
  role: string;
  /** Exact text, or a pattern's source. */
  name: string;
  pattern: boolean;
}

/** One page of the extension or of a vault, asked and used as a person does: by role and accessible name. */
export type ExtensionPage = ReturnType<typeof createExtensionPage>;

export function createExtensionPage(page: Page) {
  /** axe-core is half a megabyte: a page gets it once, and again after it has loaded anew. */
  async function giveAxe(): Promise<void> {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  }

  async function locate(role: string, name: string | RegExp): Promise<ElementHandle<HTMLElement>> {
    const wanted: Wanted = {
      role,
      name: typeof name === 'string' ? name : name.source,
      pattern: typeof name !== 'string',
    };
    return await until(`${role} "${name}"`, async () => {
      await giveAxe();
      const handle = await page.evaluateHandle(findInPage, wanted);
      const element = handle.asElement() as ElementHandle<HTMLElement> | null;
      if (!element) await handle.dispose();
      return element;
    });
  }

  /** Waits until the condition gives something true, and tells what the page showed if it never does. */
  async function until<T>(what: string, condition: () => Promise<T>): Promise<NonNullable<T>> {
    const end = Date.now() + LIMIT_MS;
    let problem: unknown;
    do {
      try {
        const value = await condition();
        if (value) return value as NonNullable<T>;
      } catch (error) {
        // A page that is just being replaced answers with an error; the next look sees the new one.
        problem = error;
      }
      await page
        .evaluate(() => new Promise((resolve) => setTimeout(resolve, 30)))
        .catch(() => page);
    } while (Date.now() < end);
    const shown = await text().catch(String);
    throw new Error(
      `Waited ${LIMIT_MS} ms for ${what}. ${problem ?? ''}\nThe page shows:\n${shown}`,
    );
  }

  /** A tab behind another one gets no input. The real popup is no tab, and is always in front. */
  async function front<T>(then: () => Promise<T>): Promise<T> {
    if (await page.evaluate(() => document.visibilityState === 'hidden')) await page.bringToFront();
    return await then();
  }

  /** Presses with the mouse what is found, as soon as a person could hit it. */
  async function pressWhere(
    what: string,
    find: () => Promise<ElementHandle<HTMLElement>>,
  ): Promise<void> {
    const { x, y } = await front(() =>
      until(`${what} to stand still and in sight`, async () =>
        (await find()).evaluate(placeToPress),
      ),
    );
    await page.mouse.click(x, y);
  }

  const fieldOf = (label: string) =>
    front(() =>
      until(`the field "${label}"`, async () => {
        const handle = await page.evaluateHandle(fieldInPage, label);
        return handle.asElement() as ElementHandle<HTMLInputElement> | null;
      }),
    );

  // What is rendered, not what stands in the document: hidden texts are not shown.
  const text = () =>
    page.evaluate(() => {
      const shown = (tops: Iterable<Element>, within: ParentNode): string[] => [
        ...Array.from(tops, (element) => (element as HTMLElement).innerText ?? ''),
        ...Array.from(within.querySelectorAll('*')).flatMap(({ shadowRoot }) =>
          shadowRoot ? shown(shadowRoot.children, shadowRoot) : [],
        ),
      ];
      return shown([document.body], document.body).join('\n');
    });

  return {
    page,
    until,
    text,
    html: () => page.evaluate(() => document.documentElement.outerHTML),
    title: () => page.evaluate(() => document.title),
    find: locate,

    pressWhere,

    /** Presses a control with the mouse. */
    click: (role: string, name: string | RegExp) =>
      pressWhere(`${role} "${name}"`, () => locate(role, name)),

    /** Chooses a file in a file field, by its label. */
    async giveFile(label: string, path: string) {
      await (await fieldOf(label)).uploadFile(path);
    },

    /** Types into a field, by its label: a password field has no role. */
    async fill(label: string, value: string) {
      const field = await fieldOf(label);
      await field.scrollIntoView();
      await field.evaluate((input) => {
        input.focus();
        input.select();
      });
      await page.keyboard.press('Backspace');
      if (value !== '') await page.keyboard.type(value);
    },

    /** Chooses an option of a select by its text. */
    async choose(role: string, name: string, option: string) {
      const select = (await locate(role, name)) as ElementHandle<HTMLSelectElement>;
      const value = await select.evaluate(
        (element, wanted) =>
          Array.from(element.options).find(({ text }) => text.trim() === wanted)?.value,
        option,
      );
      if (value === undefined) throw new Error(`${name} has no option "${option}"`);
      await select.select(value);
    },

    /** Texts of the items of a list, white space folded. */
    async items(list: string | RegExp): Promise<string[]> {
      const element = await locate('list', list);
      return await element.evaluate((ul) =>
        Array.from(ul.children, (item) => (item.textContent ?? '').replace(/\s+/g, ' ').trim()),
      );
    },

    /** Waits until the page shows this text. */
    async shows(pattern: RegExp): Promise<string> {
      return await until(`text like ${pattern}`, async () => pattern.exec(await text())?.[0]);
    },

    press: (key: Parameters<Page['keyboard']['press']>[0]) => page.keyboard.press(key),
    evaluate: page.evaluate.bind(page) as Page['evaluate'],
    screenshot: async (path: string) =>
      void (await page.screenshot({ path: path as `${string}.png` })),

    /** Violations that axe-core finds, one line each. */
    async axe(): Promise<string[]> {
      await giveAxe();
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: Axe };
        return (await axe.run()).violations;
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
      );
    },

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

    close: () => page.close(),
  };
}

/** Runs inside the page. No hand hits what moves, or what another element covers. */
async function placeToPress(element: HTMLElement): Promise<{ x: number; y: number } | null> {
  const look = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, width };
  };
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const before = look();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { x, y, width } = look();
  // What is hit, and what within it, as deep as shadow roots go.
  const hits: Element[] = [];
  let hit = document.elementFromPoint(x, y);
  while (hit && !hits.includes(hit)) {
    hits.push(hit);
    hit = hit.shadowRoot?.elementFromPoint(x, y) ?? null;
  }
  const own = [element, ...((element as HTMLInputElement).labels ?? [])];
  // Of a button around a slot the text is hit, and that belongs to the button's host.
  const { host } = element.getRootNode() as ShadowRoot;
  const isHit = hits.some((one) => one === host || own.some((part) => part.contains(one)));
  return isHit && width > 0 && x === before.x && y === before.y ? { x, y } : null;
}

/** Runs inside the page. */
function findInPage({ role, name, pattern }: Wanted): Element | null {
  const { axe } = globalThis as unknown as { axe: Axe };
  const { aria, text, dom } = axe.commons;
  const { getNodeFromTree } = axe.utils;
  axe.setup(document);
  try {
    // A person sees no border where an open shadow root begins.
    const within = (root: ParentNode): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((element) => [
        element,
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    for (const element of [document.body, ...within(document.body)]) {
      if (
        !getNodeFromTree(element) ||
        aria.getRole(element) !== role ||
        !dom.isVisibleToScreenReaders(element)
      )
        continue;
      // Live regions and items have no name of their own; a person goes by what stands in them.
      const spoken = ['status', 'alert', 'listitem'].includes(role)
        ? (element.textContent ?? '')
        : text.accessibleText(element);
      const own = spoken.replace(/\s+/g, ' ').trim();
      if (pattern ? new RegExp(name).test(own) : own === name) return element;
    }
    return null;
  } finally {
    axe.teardown();
  }
}

/** Runs inside the page. */
function fieldInPage(label: string): Element | null {
  const within = (root: ParentNode): HTMLInputElement[] => [
    ...root.querySelectorAll<HTMLInputElement>('input, textarea, select'),
    ...Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot) : [],
    ),
  ];
  for (const field of within(document)) {
    const labels = Array.from(field.labels ?? [], (element) => element.textContent ?? '');
    const names = [...labels, field.getAttribute('aria-label') ?? ''].map((name) =>
      name.replace(/\s+/g, ' ').trim(),
    );
    if (names.includes(label) && field.checkVisibility()) return field;
  }
  return null;
}
