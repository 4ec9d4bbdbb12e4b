/**
 * Runs the work unless someone else, in any context of the extension, is at it.
 *
 * @returns the work's result, or null when it was not run
 */
export async function ifFree<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  return await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock === null ? null : await work(),
  );
}

/**
 * Runs the work when nobody else, in any context of the extension, is at it. The work may not wait for
 * the outside world: others wait for it.
 */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  return await navigator.locks.request(name, {}, work);
}
