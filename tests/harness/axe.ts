import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe-core offers inside the page: names and roles as assistive technology computes them. */
export interface Axe {
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

/** axe-core is half a megabyte: a page gets it once, and again after it has loaded anew. */
export async function giveAxe(page: Pick<Page, 'evaluate'>): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
}
