import type { ExtensionPage } from './page.ts';
import { callInShadow } from './shadow.ts';

/** More stops than any of our pages has. */
const MOST_STOPS = 80;

/** Where the keyboard is. */
export interface Stop {
  /** The tag of our piece on a vault's page, or `page`. */
  place: string;
  name: string;
  /** Its outline is drawn, and it stands in the window. */
  visible: boolean;
}

/** What has the focus, in closed shadow roots of ours too; null where nothing has. */
export async function focusOf(page: ExtensionPage): Promise<Stop | null> {
  const stop = await page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    if (element.localName.startsWith('seatkeeper-'))
      return { place: element.localName, name: '', visible: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    const own = element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
    return {
      place: 'page',
      name: own.replace(/\s+/g, ' ').trim(),
      visible:
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 1 &&
        bottom > 0 &&
        top < innerHeight,
    };
  });
  if (!stop || stop.place === 'page') return stop;
  const within = await callInShadow(page.page, stop.place, (root) => {
    const element = root.activeElement;
    if (!element) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    const own = element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
    return {
      name: own.replace(/\s+/g, ' ').trim(),
      visible:
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 2 &&
        top >= 0 &&
        bottom <= innerHeight,
    };
  });
  return within && { place: stop.place, ...within };
}

/**
 * Tabs on until this control has the focus, and throws where the focus is lost on the way or cannot
 * be seen. How the vault's page shows its own focus is its affair.
 *
 * @param ours whether every stop of the page is ours, too: a page of the extension
 */
export async function tabTo(
  page: ExtensionPage,
  name: string,
  { back = false, ours = false }: { back?: boolean; ours?: boolean } = {},
): Promise<void> {
  const way: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const stop = await focusOf(page);
    if (stop?.name === name) return;
    if (stops > 0) {
      way.push(stop ? `${stop.place}: ${stop.name.slice(0, 40)}` : 'nothing');
      if (!stop) throw new Error(`The focus was lost: ${way.join(' > ')}`);
      // A browser scrolls to it a moment later.
      if (ours || stop.place !== 'page')
        await page.until(
          `the focus to be seen: ${way.join(' > ')}`,
          async () => (await focusOf(page))?.visible,
        );
    }
    if (back) await page.page.keyboard.down('Shift');
    await page.press('Tab');
    if (back) await page.page.keyboard.up('Shift');
  }
  throw new Error(`"${name}" was not reached: ${way.join(' > ')}`);
}

/** Waits until the focus is on this control, wherever it has been before. */
export async function comesTo(page: ExtensionPage, name: string | RegExp): Promise<Stop> {
  return await page.until(`the focus on ${name}`, async () => {
    const stop = await focusOf(page);
    const fits = typeof name === 'string' ? stop?.name === name : name.test(stop?.name ?? '');
    if (stop && !fits) throw new Error(`It is on: ${stop.name}`);
    return fits ? stop : null;
  });
}
