/** Locks where a test has none. Of one worker alone: a browser frees those of one that died. */
export function installLocks(): void {
  const held = new Map<string, Promise<unknown>>();
  const locks = {
    async request(
      name: string,
      { ifAvailable = false }: { ifAvailable?: boolean },
      work: (lock: object | null) => Promise<unknown>,
    ) {
      const before = held.get(name);
      if (before && ifAvailable) return await work(null);
      const done = Promise.allSettled([before]).then(() => work({ name }));
      const free = done.then(release, release);
      held.set(name, free);
      function release() {
        if (held.get(name) === free) held.delete(name);
      }
      return await done;
    },
  };
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
}
