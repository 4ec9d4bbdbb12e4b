/** Ends a call when a clock runs out, or when the caller gives up. */
export type Deadline = ReturnType<typeof createDeadline>;

/**
 * @param limits milliseconds to the headers, and in all (null: somebody else watches the whole)
 * @param outer the caller's own signal
 */
export function createDeadline(
  limits: { headersMs: number; totalMs: number | null },
  outer: AbortSignal | undefined,
) {
  const controller = new AbortController();
  let passed: number | null = null;
  const after = (ms: number) =>
    setTimeout(() => {
      passed = ms;
      controller.abort();
    }, ms);
  const headers = after(limits.headersMs);
  const total = limits.totalMs === null ? undefined : after(limits.totalMs);
  const onOuter = () => controller.abort(outer?.reason);
  if (outer?.aborted) onOuter();
  outer?.addEventListener('abort', onOuter);
  const { signal } = controller;
  const ended = new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
  // It is told to whoever waits for a call; after the last one nobody does.
  ended.catch(() => null);
  return {
    signal,
    /** The work's result, or the signal's reason as soon as time is up: no network holds us longer. */
    atMost: <T>(work: Promise<T>): Promise<T> => Promise.race([work, ended]),
    /** The limit that ran out, or null. */
    passed: () => passed,
    headersCame: () => clearTimeout(headers),
    /** Starts a further clock, and gives what stops it. */
    within(ms: number): () => void {
      const timer = after(ms);
      return () => clearTimeout(timer);
    },
    abort: () => controller.abort(),
    end() {
      clearTimeout(headers);
      clearTimeout(total);
      outer?.removeEventListener('abort', onOuter);
    },
  };
}
