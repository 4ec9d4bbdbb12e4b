import type { ElementHandle, Page } from 'puppeteer-core';
import { type Axe, giveAxe } from './axe.ts';
import { extensionApi } from './extension-api.ts';
import { fieldInPage, findInPage, type Wanted } from './finding.ts';
import { placeOf, press } from './pressing.ts';

/** Longer than anything takes on a busy machine: it is there for what never comes. */
const LIMIT_MS = 30_000;

/** One page of the extension or of a vault, asked and used as a person does: by role and accessible name. */
export type ExtensionPage = ReturnType<typeof createExtensionPage>;

export function createExtensionPage(page: Page) {
  async function locate(role: string, name: string | RegExp): Promise<ElementHandle<HTMLElement>> {
    const wanted: Wanted = {
      role,
      name: typeof name === 'string' ? name : name.source,
      pattern: typeof name !== 'string',
    };
    return await until(`${role} "${name}"`, async () => {
      await giveAxe(page);
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
    const { element, place } = await front(() =>
      until(`${what} to stand still and in sight`, async () => {
        const element = await find();
        const place = await placeOf(element);
        return place && { element, place };
      }),
    );
    await press(page, what, element, place);
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
      await giveAxe(page);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: Axe };
        return (await axe.run()).violations;
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
      );
    },

    ...extensionApi(page),
    close: () => page.close(),
  };
}
