import { type Root, rootsOf } from './roots.ts';

const FIRST_MS = 60;
const LONGEST_MS = 1600;
/** A look that took long is not repeated soon: at most this part of the time is spent on looking. */
const SHARE = 1 / 1500;
const LONGEST_PAUSE_MS = 5000;
/** Quiet for so long, a page is looked at at once when it changes again. */
const QUIET_MS = 3000;
/** Looks after the start and after each act of the person, for what comes without a change. */
const LATER_MS = [400, 1200, 3000];

export interface Watch {
  /** The person did something: look soon, and a few times more. */
  soon(): void;
}

interface Watched {
  document: Document;
  /** Looks at the page. */
  look(roots: readonly Root[]): void;
  /** Cheap: whether something of ours has been taken out of the page. */
  isLost(): boolean;
  signal: AbortSignal;
}

/**
 * Looks at a page again when it may have changed, and costs next to nothing in between: from the
 * first change until the next look nothing is observed, so a thousand changes cost what one does,
 * and while changes go on the looks come less and less often.
 */
export function watchPage({ document, look, isLost, signal }: Watched): Watch {
  const view = document.defaultView ?? window;
  const observer = new MutationObserver(changed);
  let wait = FIRST_MS;
  let lastLook = Number.NEGATIVE_INFINITY;
  let due: number | null = null;
  let ticking = false;
  let tookMs = 0;
  let roots: readonly Root[] = [];
  let rootsAt = Number.NEGATIVE_INFINITY;

  function changed() {
    observer.disconnect();
    wait = now() - lastLook > QUIET_MS ? FIRST_MS : Math.min(wait * 3, LONGEST_MS);
    lookIn(Math.max(wait, Math.min(tookMs / SHARE, LONGEST_PAUSE_MS)));
  }

  function lookIn(ms: number) {
    due = Math.min(due ?? Number.POSITIVE_INFINITY, now() + ms);
    if (!ticking) tick();
  }

  /** Steps of a tenth of a second, so that what was taken out of the page is soon there again. */
  function tick() {
    ticking = due !== null && !signal.aborted;
    if (!ticking || due === null) return;
    const left = isLost() ? 0 : due - now();
    if (left > 0) view.setTimeout(tick, Math.min(left, 100));
    else whenIdle(lookNow);
  }

  function whenIdle(then: () => void) {
    if (typeof view.requestIdleCallback === 'function') {
      view.requestIdleCallback(then, { timeout: 200 });
    } else view.setTimeout(then, 0);
  }

  function lookNow() {
    due = null;
    ticking = false;
    if (signal.aborted) return;
    lastLook = now();
    // While changes go on, a new shadow root is found a little later than the rest.
    if (lastLook - rootsAt > QUIET_MS) {
      roots = rootsOf(document);
      rootsAt = lastLook;
    } else roots = roots.filter((root) => root.isConnected);
    // Nobody sees it; becoming visible is a reason to look.
    if (document.visibilityState !== 'hidden') look(roots);
    tookMs = now() - lastLook;
    if (signal.aborted) return;
    for (const root of roots) {
      observer.observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['open', 'hidden', 'aria-hidden', 'role', 'disabled'],
      });
    }
  }

  function soon() {
    wait = FIRST_MS;
    rootsAt = Number.NEGATIVE_INFINITY;
    lookIn(FIRST_MS);
    for (const ms of LATER_MS) {
      const timer = view.setTimeout(() => {
        rootsAt = Number.NEGATIVE_INFINITY;
        lookIn(0);
      }, ms);
      signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
    }
  }

  const now = () => view.performance.now();
  const act = (event: Event) => {
    if (event.isTrusted) soon();
  };
  view.addEventListener('click', act, { capture: true, passive: true, signal });
  view.addEventListener('popstate', soon, { signal });
  view.addEventListener('hashchange', soon, { signal });
  view.addEventListener('pageshow', soon, { signal });
  document.addEventListener('visibilitychange', soon, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  soon();
  return { soon };
}
