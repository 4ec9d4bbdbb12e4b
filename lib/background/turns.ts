let last: Promise<unknown> = Promise.resolve();

/**
 * Runs changes of stored state one after another, so that a vault cannot be forgotten between a
 * look at it and the write that follows. Never wait for the network inside, nor nest two turns.
 */
export function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const next = last.then(change);
  // One that fails tells its own caller, and does not hold up the next.
  last = next.catch(() => undefined);
  return next;
}
