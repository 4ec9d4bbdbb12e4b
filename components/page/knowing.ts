import type { PageAnswer, PageKnowledge } from '#lib/protocol/page.ts';

/** While nobody answers, a page that goes on changing asks no more often than this. */
const FRESH_MS = 2000;

/** What the background knows of this page's vault, as far as this page has heard. */
export interface Knowing {
  /** Null: not told yet, or nobody answers. */
  known(): PageKnowledge | null;
  /** Asks, unless that has just been done. */
  ask(): void;
  /** Asks now. */
  refresh(): Promise<void>;
  /** The person wants nothing of ours here. */
  dismissed(): void;
}

export function createKnowing(
  hello: () => Promise<PageAnswer<'page.hello'>>,
  now: () => number,
  onNews: () => void,
  signal: AbortSignal,
): Knowing {
  let knowledge: PageKnowledge | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking = false;

  async function refresh() {
    askedAt = now();
    asking = true;
    const answer = await hello();
    asking = false;
    // However long that took: the next question is not asked at once.
    askedAt = now();
    if (signal.aborted) return;
    // Nobody answers: nothing is drawn, and the guard lets everything pass.
    knowledge = answer.ok ? answer.value : null;
    onNews();
  }
  function ask() {
    // A clock that was set back must not silence us.
    if (Math.abs(now() - askedAt) > FRESH_MS) void refresh();
  }
  const back = () => {
    // Coming back is told by more than one event.
    if (document.visibilityState !== 'hidden' && knowledge && !asking) void refresh();
  };
  document.addEventListener('visibilitychange', back, { signal });
  window.addEventListener('focus', back, { signal });
  window.addEventListener('pageshow', back, { signal });

  return {
    known: () => knowledge,
    ask,
    refresh,
    dismissed() {
      if (knowledge) knowledge = { ...knowledge, dismissed: true };
    },
  };
}
