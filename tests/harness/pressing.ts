import type { ElementHandle, Page } from 'puppeteer-core';

/** What a page has of the press that is meant for one of its elements. */
interface Pressed {
  seatkeeperPress?: { down: boolean; up: boolean };
}

/**
 * Presses an element with the mouse if a person could hit it now.
 *
 * @returns whether the element had the press: a page that moves at the last moment puts another under it
 */
export async function pressed(page: Page, element: ElementHandle<HTMLElement>): Promise<boolean> {
  const place = await element.evaluate(placeToPress);
  if (!place) return false;
  await element.evaluate(listenForPress);
  await page.mouse.click(place.x, place.y);
  // A page that is gone, or another one by now, has had it.
  return await page.evaluate(hadPress).catch(() => true);
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
