/** Runs the work once, after the time. Ends with the worker: what must not be lost is stored. */
export type SetTimer = (work: () => Promise<void>, ms: number) => () => void;

/** Browsers run at once what is further away than this. */
const LONGEST_MS = 2 ** 31 - 1;

/** @returns calls it off */
export const setTimer: SetTimer = (work, ms) => {
  const timer = setTimeout(() => void work(), Math.min(ms, LONGEST_MS));
  return () => clearTimeout(timer);
};
