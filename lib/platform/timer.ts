/** Runs the work once, after the time. Ends with the worker: what must not be lost is stored. */
export type SetTimer = (work: () => Promise<void>, ms: number) => () => void;

/** @returns calls it off */
export const setTimer: SetTimer = (work, ms) => {
  const timer = setTimeout(() => void work(), ms);
  return () => clearTimeout(timer);
};
