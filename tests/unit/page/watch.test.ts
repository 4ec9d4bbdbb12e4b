// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Watch, watchPage } from '#lib/page/watch.ts';

/** What the looks cost: how many there were, and what for. */
function watch({ isSettled = false, onLook = (): void => undefined } = {}) {
  const ended = new AbortController();
  const looks = { count: 0 };
  const watching: Watch = watchPage({
    document,
    look() {
      looks.count++;
      onLook();
    },
    isLost: () => false,
    isSettled: () => isSettled,
    isExpecting: () => false,
    signal: ended.signal,
  });
  return { looks, watching, end: () => ended.abort() };
}

const draw = () => document.body.append(document.createElement('p'));

describe('looking at a page', () => {
  let end: () => void;
  const begin = (options?: Parameters<typeof watch>[0]) => {
    const begun = watch(options);
    end = begun.end;
    return begun;
  };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(document, 'defaultView', 'get').mockReturnValue(globalThis as typeof window);
  });
  afterEach(() => {
    end();
    vi.restoreAllMocks();
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('is done once where what is looked for stands there', async () => {
    const { looks } = begin({ isSettled: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks.count).toBe(1);
  });

  it('is done four times where it may still come without a change', async () => {
    const { looks } = begin();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks.count).toBe(4);
  });

  it('is done again when the page changes', async () => {
    const { looks } = begin({ isSettled: true });
    await vi.advanceTimersByTimeAsync(5000);
    draw();
    await vi.advanceTimersByTimeAsync(5000);
    expect(looks.count).toBe(2);
  });

  it('does not take what is drawn in a look for a change of the page', async () => {
    const { looks, watching } = begin({ isSettled: true, onLook: draw });
    await vi.advanceTimersByTimeAsync(5000);
    watching.look();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks.count).toBe(2);
  });
});
