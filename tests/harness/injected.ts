import type { ExtensionPage } from './page.ts';
import { type CallInShadow, callInShadow } from './shadow.ts';

/** One of our pieces on the vault's page, by its tag. */
export type Piece =
  | 'seatkeeper-line'
  | 'seatkeeper-capture'
  | 'seatkeeper-guard'
  | 'seatkeeper-specification'
  | 'seatkeeper-note';

interface Spot {
  x: number;
  y: number;
  disabled: boolean;
}

/**
 * What Seatkeeper has put on a page of a vault, found by role and name inside its closed shadow
 * roots, and used with the real mouse and keyboard.
 */
export function injectedIn(page: ExtensionPage) {
  const call: CallInShadow = (piece, run, ...rest) => callInShadow(page.page, piece, run, ...rest);

  async function spot(piece: Piece, role: string, name: string): Promise<Spot> {
    return await page.until(
      `${role} "${name}" in ${piece}`,
      async () => await call(piece, findSpot, role, name),
    );
  }

  return {
    /** How many of these stand in the page, in open shadow roots too. */
    count: (piece: Piece) => page.evaluate(countInPage, piece),

    /** The text of a piece as it is rendered; null where there is none. */
    text: async (piece: Piece): Promise<string | null> => await call(piece, textInShadow),

    /** Waits until a piece shows this text. */
    async shows(piece: Piece, pattern: RegExp): Promise<string> {
      return await page.until(`${piece} to show ${pattern}`, async () => {
        const text = await call(piece, textInShadow);
        if (text === null) throw new Error(`There is no ${piece}.`);
        const found = pattern.exec(text)?.[0];
        if (found === undefined) throw new Error(`${piece} shows: ${text}`);
        return found;
      });
    },

    /** Waits until there is none of these. */
    async gone(piece: Piece): Promise<void> {
      await page.until(`no ${piece}`, async () => (await page.evaluate(countInPage, piece)) === 0);
    },

    find: spot,

    /** Presses a control with the mouse, where it stands: whatever covers it is hit. */
    async click(piece: Piece, role: string, name: string): Promise<void> {
      if (await page.evaluate(() => document.visibilityState === 'hidden'))
        await page.page.bringToFront();
      await spot(piece, role, name);
      await call(piece, scrollTo, role, name);
      const { x, y } = await page.until(`${role} "${name}" to stand still`, async () => {
        const before = await spot(piece, role, name);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
        const after = await spot(piece, role, name);
        return before.x === after.x && before.y === after.y ? after : null;
      });
      await page.page.mouse.click(x, y);
    },

    /** Name of the control of ours that has the focus, or null. */
    focused: async (piece: Piece): Promise<string | null> => await call(piece, focusInShadow),

    /** Where a control is now, without waiting. */
    spotNow: async (piece: Piece, role: string, name: string): Promise<Spot | null> =>
      await call(piece, findSpot, role, name),

    call,
  };
}

/** Runs in the page's world, with the closed root in hand. */
function findSpot(root: ShadowRoot, role: string, name: string): Spot | null {
  const implied: Record<string, string> = {
    button: 'button:not([role])',
    region: 'section',
    status: '[role=status]',
    heading: 'h2',
    checkbox: 'input[type=checkbox]',
    alertdialog: 'dialog[open][role=alertdialog]',
  };
  const selector = implied[role] ?? `[role="${role}"]`;
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    const labels = (element as HTMLInputElement).labels ?? [];
    const own =
      element.getAttribute('aria-label') ??
      (labels.length > 0 ? labels[0]?.textContent : element.textContent) ??
      '';
    if ((name !== '' && own.replace(/\s+/g, ' ').trim() !== name) || !element.checkVisibility())
      continue;
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    const disabled = element.matches(':disabled');
    return { x: left + width / 2, y: top + height / 2, disabled };
  }
  return null;
}

function scrollTo(root: ShadowRoot, role: string, name: string): boolean {
  for (const element of root.querySelectorAll<HTMLElement>('button, input, [role]')) {
    const own = element.getAttribute('aria-label') ?? element.textContent ?? '';
    if (own.replace(/\s+/g, ' ').trim() !== name && role !== 'checkbox') continue;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    return true;
  }
  return false;
}

function textInShadow(root: ShadowRoot): string {
  return Array.from(root.children, (child) =>
    child instanceof HTMLElement && child.localName !== 'style' ? child.innerText : '',
  )
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
}

function focusInShadow(root: ShadowRoot): string | null {
  const { activeElement } = root;
  if (!activeElement) return null;
  return (activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '').trim();
}

/** Runs in the page's world. */
function countInPage(tag: string): number {
  const within = (root: Document | ShadowRoot): number => {
    let count = root.querySelectorAll(tag).length;
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) count += within(element.shadowRoot);
    }
    return count;
  };
  return within(document);
}
