/** Time that may be spent at once, and comes back little by little. */
export interface Allowance {
  /** Milliseconds until something may be done again; 0: now. */
  waitMs(): number;
  /** So many milliseconds were spent. */
  spend(ms: number): void;
}

/**
 * @param burstMs what may be spent without a break
 * @param share the part of the time that may be spent in the long run
 * @param now milliseconds, of any clock that only goes on
 */
export function createAllowance(burstMs: number, share: number, now: () => number): Allowance {
  let spent = 0;
  let at = now();
  const owed = () => {
    spent = Math.max(0, spent - (now() - at) * share);
    at = now();
    return spent;
  };
  return {
    waitMs: () => Math.max(0, (owed() - burstMs) / share),
    spend(ms) {
      spent = owed() + ms;
    },
  };
}
