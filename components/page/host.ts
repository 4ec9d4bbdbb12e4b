import { rememberFocus } from './focus.ts';
import { style } from './style.ts';

/** The tags of what we put on the page. They say whose they are; nothing else is told by them. */
const tags = {
  line: 'seatkeeper-line',
  capture: 'seatkeeper-capture',
  guard: 'seatkeeper-guard',
  specification: 'seatkeeper-specification',
  note: 'seatkeeper-note',
} as const;

/** One piece of ours on the page. */
export interface Host {
  element: HTMLElement;
  /** Closed: no script of the page reaches into it. */
  root: ShadowRoot;
  /** Back on the page after it was torn out: gives the focus back that it had. */
  refocus(): void;
  remove(): void;
}

/**
 * Makes a host that is not on the page yet. Our own shadow root rather than a library's: a page can
 * neither announce nor unmount it.
 */
export function createHost(kind: keyof typeof tags): Host {
  const element = document.createElement(tags[kind]);
  const root = element.attachShadow({ mode: 'closed' });
  dress(root);
  // Enter and Space are for our own button, not for the page's dialog around it.
  root.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    if (key === 'Enter' || key === ' ') event.stopPropagation();
  });
  return { element, root, refocus: rememberFocus(root), remove: () => element.remove() };
}

let sheet: CSSStyleSheet | null = null;

/** A constructed sheet passes every policy of the page, and is read once for all our pieces. */
function dress(root: ShadowRoot): void {
  try {
    sheet ??= constructed();
    root.adoptedStyleSheets = [sheet];
  } catch {
    // A browser that does not let a content script do that; then the page's policy decides.
    const element = document.createElement('style');
    element.textContent = style;
    root.append(element);
  }
}

function constructed(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(style);
  return made;
}

/** Removes what an earlier copy of this script, cut off by an update, has left on the page. */
export function removeLeftovers(): void {
  for (const left of document.querySelectorAll(Object.values(tags).join(','))) left.remove();
}
