import { createAllowance } from './allowance.ts';
import { type Root, rootsOf } from './roots.ts';

const FIRST_MS = 60;
const LONGEST_MS = 1600;
/** A look that took long is not repeated soon: at most this part of the time is spent on looking. */
const SHARE = 1 / 1500;
const LONGEST_PAUSE_MS = 5000;
/** Quiet for so long, a page is looked at at once when it changes again. */
const QUIET_MS = 3000;
/** So long after an act of the person, what they wait for is looked for before the page is painted. */
const EAGER_MS = 30_000;
const FRAME_MS = 16;
/** So long ours may be gone from a page that goes on changing. A timer costs a fifth of a millisecond. */
const STEP_MS = 200;
const EAGER = { burstMs: 200, share: 1 / 10 };
/** Looks for what comes without a change: after each act of the person. */
const AFTER_ACT_MS = [400, 1200, 3000];
/** The same after the start, one after the other, until what is looked for stands there. */
const AFTER_START_MS = [400, 800, 1800];

export interface Watch {
  /** Looks now; what is drawn in that look is not taken for a change of the page. */
  look(): void;
}

interface Watched {
  document: Document;
  /** Looks at the page. */
  look(roots: readonly Root[]): void;
  /** Cheap: whether something of ours has been taken out of the page. */
  isLost(): boolean;
  /** Cheap: whether all that is looked for stands there. */
  isSettled(): boolean;
  /** Cheap: whether the person has asked for what we stand beside, so that it may come any moment. */
  isExpecting(): boolean;
  signal: AbortSignal;
}

/**
 * Looks at a page again when it may have changed, and costs next to nothing in between: from the
 * first change until the next look nothing is observed, so a thousand changes cost what one does,
 * and while changes go on the looks come less and less often.
 *
 * What a person has asked for is looked for in the very change that brings it: ours is painted with
 * it, and nothing of the page's moves under a hand a moment later.
 */
export function watchPage({
  document,
  look,
  isLost,
  isSettled,
  isExpecting,
  signal,
}: Watched): Watch {
  const view = document.defaultView ?? window;
  const now = () => view.performance.now();
  const eager = createAllowance(EAGER.burstMs, EAGER.share, now);
  const observer = new MutationObserver(changed);
  let wait = FIRST_MS;
  let lastLook = Number.NEGATIVE_INFINITY;
  let lastAct = Number.NEGATIVE_INFINITY;
  let due: number | null = null;
  let ticking = false;
  let tookMs = 0;
  let roots: readonly Root[] = [];
  let rootsAt = Number.NEGATIVE_INFINITY;

  function changed() {
    observer.disconnect();
    if (isExpecting() && now() - lastAct < EAGER_MS) {
      const restMs = eager.waitMs();
      return restMs > 0 ? lookIn(restMs) : lookBeforePaint();
    }
    wait = now() - lastLook > QUIET_MS ? FIRST_MS : Math.min(wait * 3, LONGEST_MS);
    lookIn(Math.max(wait, Math.min(tookMs / SHARE, LONGEST_PAUSE_MS)));
  }

  /** At once, and for what follows in the same frame once more when the frame ends. */
  function lookBeforePaint() {
    if (now() - lastLook > FRAME_MS) return lookNow();
    lookIn(FIRST_MS);
    view.requestAnimationFrame(() => {
      if (due !== null) lookNow();
    });
  }

  function lookIn(ms: number) {
    due = Math.min(due ?? Number.POSITIVE_INFINITY, now() + ms);
    if (ticking) return;
    ticking = true;
    tick();
  }

  /** In steps, so that what was taken out of the page is soon there again. */
  function tick() {
    if (signal.aborted || due === null) {
      ticking = false;
      return;
    }
    const left = isLost() ? 0 : due - now();
    if (left > 0) view.setTimeout(tick, Math.min(left, STEP_MS));
    else
      whenIdle(() => {
        ticking = false;
        // What was due may have been seen to in the meantime.
        if (due !== null) lookNow();
      });
  }

  function whenIdle(then: () => void) {
    if (typeof view.requestIdleCallback === 'function') {
      view.requestIdleCallback(then, { timeout: 200 });
    } else view.setTimeout(then, 0);
  }

  function lookNow() {
    due = null;
    observer.disconnect();
    if (signal.aborted) return;
    lastLook = now();
    // While changes go on, a new shadow root is found a little later than the rest.
    if (lastLook - rootsAt > QUIET_MS || isExpecting()) findRoots();
    else roots = roots.filter((root) => root.isConnected);
    // Nobody sees it; becoming visible is a reason to look.
    if (document.visibilityState !== 'hidden') look(roots);
    tookMs = now() - lastLook;
    eager.spend(tookMs);
    if (!signal.aborted) observe();
  }

  function findRoots() {
    roots = rootsOf(document);
    rootsAt = now();
  }

  function observe() {
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
    lookFresh(FIRST_MS);
    for (const ms of AFTER_ACT_MS) later(ms, () => lookFresh(0));
  }

  function start() {
    lookFresh(FIRST_MS);
    lookUntilSettled(AFTER_START_MS);
  }

  function lookUntilSettled([ms, ...more]: readonly number[]) {
    if (ms === undefined) return;
    later(ms, () => {
      if (isSettled()) return;
      lookFresh(0);
      lookUntilSettled(more);
    });
  }

  /** New shadow roots are looked for too. */
  function lookFresh(ms: number) {
    wait = FIRST_MS;
    rootsAt = Number.NEGATIVE_INFINITY;
    lookIn(ms);
  }

  function later(ms: number, then: () => void) {
    const timer = view.setTimeout(then, ms);
    signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
  }

  const act = (event: Event) => {
    if (!event.isTrusted) return;
    lastAct = now();
    soon();
    if (!isExpecting()) return;
    findRoots();
    observe();
  };
  view.addEventListener('click', act, { capture: true, passive: true, signal });
  view.addEventListener('popstate', soon, { signal });
  view.addEventListener('hashchange', soon, { signal });
  // Back from the browser's cache; a page that is shown for the first time is looked at anyway.
  view.addEventListener('pageshow', ({ persisted }) => persisted && soon(), { signal });
  document.addEventListener('visibilitychange', soon, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  start();
  return { look: lookNow };
}
