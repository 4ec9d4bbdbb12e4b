import type { Host } from './host.ts';

/** How often a page may take ours out of a place that it left as it was. */
const REMOVALS = 10;

/** Puts one of our hosts into the page, again and again as the page draws itself anew. */
export interface Placer {
  /** Right after an element of the page, in whatever tree that stands. */
  put(host: Host, after: Element): void;
  /** The page only ever takes ours out again: it does not want it, and we do not fight. */
  gaveUp(): boolean;
}

export function createPlacer(): Placer {
  let last: Element | null = null;
  let removals = 0;
  return {
    put({ element, refocus }, after) {
      if (element.isConnected && element.previousElementSibling === after) return;
      // A place that is new was drawn by the page: that is no removal.
      removals = last === after ? removals + 1 : 0;
      last = after;
      if (removals > REMOVALS) return;
      after.after(element);
      refocus();
    },
    gaveUp: () => removals > REMOVALS,
  };
}
