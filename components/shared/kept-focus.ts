import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Where a control goes away that had the focus, the focus goes on to another place instead of being
 * lost: who uses the keyboard would begin anew at the top of the page.
 *
 * @param within what is watched
 * @param next where the focus goes; null: nowhere
 */
export function useKeptFocus(
  within: RefObject<HTMLElement | null>,
  next: () => HTMLElement | null,
): void {
  useEffect(() => {
    const element = within.current;
    if (!element) return;
    let last: Node | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Node ? target : null;
    };
    // Whoever presses beside all controls wants none of them to have the focus.
    const onPress = () => {
      last = null;
    };
    const observer = new MutationObserver(() => {
      const { activeElement, body } = document;
      const isLost = activeElement === null || activeElement === body;
      if (last && !last.isConnected && isLost) next()?.focus();
    });
    element.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress, { capture: true });
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress, { capture: true });
    };
    // The refs stay the same for the life of the element.
  }, []);
}
