import type { ElementHandle, Page } from 'puppeteer-core';

/** What a page has of the press that is meant for one of its elements. */
interface Pressed {
  seatkeeperPress?: { down: boolean; up: boolean };
}

/** Where a person could hit an element now; null while it moves, or something covers it. */
export const placeOf = (element: ElementHandle<HTMLElement>) => element.evaluate(placeToPress);

/**
 * Presses an element with the mouse, once.
 *
 * @throws when the page moved at the last moment and the press hit something else: a person would
 *   have missed too, so that is a fault of the page or of what stands on it
 */
export async function press(
  page: Page,
  what: string,
  element: ElementHandle<HTMLElement>,
  { x, y }: { x: number; y: number },
): Promise<void> {
  await element.evaluate(listenForPress);
  await page.mouse.click(x, y);
  // A page that is gone, or another one by now, has had it.
  const had = await page.evaluate(hadPress).catch(() => true);
  if (!had) throw new Error(`${what} moved away under the mouse`);
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
function listenForPress(element: HTMLElement): void {
  const scope = globalThis as Pressed;
  const press = { down: false, up: false };
  scope.seatkeeperPress = press;
  const { host } = element.getRootNode() as ShadowRoot;
  const own = [element, host, ...((element as HTMLInputElement).labels ?? [])];
  const isOn = (event: Event) => own.some((one) => one && event.composedPath().includes(one));
  const once = { capture: true, once: true };
  window.addEventListener('mousedown', (event) => (press.down = isOn(event)), once);
  window.addEventListener('mouseup', (event) => (press.up = isOn(event)), once);
}

/** Runs inside the page. */
function hadPress(): boolean {
  const press = (globalThis as Pressed).seatkeeperPress;
  return !press || (press.down && press.up);
}
