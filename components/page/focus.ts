import { isPressable, shownElements } from '#lib/page/dom.ts';
import type { Host } from './host.ts';

/**
 * Remembers which of our controls has the focus. A page that draws itself anew tears a piece of ours
 * out and the focus with it.
 *
 * @returns gives the focus back, unless it is somewhere else by now
 */
export function rememberFocus(root: ShadowRoot): () => void {
  let last: HTMLElement | null = null;
  root.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : null;
  });
  // Where the piece still stands a moment later, it was the person who left.
  root.addEventListener('focusout', () =>
    queueMicrotask(() => {
      if (root.host.isConnected && !root.activeElement) last = null;
    }),
  );
  return () => {
    const { activeElement, body } = document;
    if (document.hasFocus() && (!activeElement || activeElement === body)) {
      last?.focus({ preventScroll: true });
    }
  };
}

/** Takes a piece off the page; a focus in it goes to the page's own control that it stood beside. */
export function takeAway(host: Host): void {
  const hadFocus = host.root.activeElement !== null;
  const beside = host.element.previousElementSibling;
  host.remove();
  if (!hadFocus || !beside) return;
  const control = [beside, ...shownElements(beside)].findLast(isPressable);
  if (control instanceof HTMLElement) control.focus();
}
