/**
 * One run of some work at a time. Whoever asks while one runs gets the next, which has yet to begin and
 * so sees what they have changed; all who wait share it. So no run writes what an older look told over
 * what a newer one has written.
 */
export function createLatest<A>(
  work: (argument: A) => Promise<void>,
): (argument: A) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return (argument) => {
    next ??= last.then(() => {
      next = null;
      return work(argument);
    });
    // One that fails tells those who share it, and does not hold up the next.
    last = next.catch(() => undefined);
    return next;
  };
}
