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
  return {
    signal: controller.signal,
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
