import { giveAxe } from './axe.ts';
import type { ColorScheme } from './extension-browser.ts';
import { inFirefox } from './firefox-chrome.ts';
import type { Piece } from './injected.ts';
import type { ExtensionPage } from './page.ts';
import { callInShadow } from './shadow.ts';

interface Results {
  violations: Result[];
  incomplete: Result[];
  passes: Result[];
}
interface Result {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe-core says of our pieces, where they stand, in the page's own colors. */
export interface Verdict {
  /** One line each. */
  violations: string[];
  /** Texts whose contrast could not be told, one line each: not seen is not passed. */
  untold: string[];
  /** Of how many texts the contrast was measured. */
  measured: number;
}

/**
 * Runs axe-core on these pieces of ours. It does not see closed shadow roots, so for as long as it
 * looks, and through the debugger alone, each host answers with its root as if it were open.
 *
 * @param pieces every one must stand on the page
 */
export async function axeInjected(page: ExtensionPage, pieces: readonly Piece[]): Promise<Verdict> {
  await giveAxe(page);
  for (const piece of pieces) {
    if (!(await callInShadow(page.page, piece, reveal))) throw new Error(`There is no ${piece}`);
  }
  const { violations, incomplete, passes } = await page.evaluate(runOnRevealed);
  const lines = (results: Result[]) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  const contrast = (results: Result[]) => results.filter(({ id }) => id === 'color-contrast');
  return {
    violations: lines(violations),
    untold: lines(contrast(incomplete)),
    measured: contrast(passes).flatMap(({ nodes }) => nodes).length,
  };
}

/** Makes the browser prefer light or dark from now on, on a page that is open. */
export async function preferScheme(page: ExtensionPage, scheme: ColorScheme): Promise<void> {
  const browser = page.page.browser();
  if ((await browser.version()).toLowerCase().includes('firefox')) {
    const pref = 'layout.css.prefers-color-scheme.content-override';
    await inFirefox(browser, `Services.prefs.setIntPref('${pref}', ${scheme === 'dark' ? 0 : 1})`);
  } else {
    await page.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }
  await page.until(`the page to be ${scheme}`, () =>
    page.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme),
  );
}

interface Revealing {
  revealed?: Element[];
}

/** Runs in the page's world, with the closed root in hand. */
function reveal(root: ShadowRoot): boolean {
  const { host } = root;
  Object.defineProperty(host, 'shadowRoot', { value: root, configurable: true });
  const scope = globalThis as Revealing;
  scope.revealed = [...(scope.revealed ?? []), host];
  return true;
}

/** Runs in the page's world. */
async function runOnRevealed(): Promise<Results> {
  const scope = globalThis as unknown as Revealing & {
    axe: { run(context: { include: Element[] }): Promise<Results> };
  };
  const hosts = scope.revealed ?? [];
  // Ring UI lays an empty element over its dialogs; axe takes it for a cover, a person sees nothing.
  const empty = [...document.querySelectorAll<HTMLElement>('body div:empty')].filter((element) => {
    const { position, backgroundColor, backgroundImage } = getComputedStyle(element);
    const clear = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none';
    return position === 'fixed' && clear;
  });
  const displays = empty.map(({ style }) => style.display);
  for (const { style } of empty) style.display = 'none';
  try {
    const { violations, incomplete, passes } = await scope.axe.run({ include: hosts });
    return { violations, incomplete, passes };
  } finally {
    for (const [at, { style }] of empty.entries()) style.display = displays[at] ?? '';
    for (const host of hosts) Reflect.deleteProperty(host, 'shadowRoot');
    delete scope.revealed;
  }
}
