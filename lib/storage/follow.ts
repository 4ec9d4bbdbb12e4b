interface Following<T> {
  read(): Promise<T>;
  /** Begins to listen for changes of what is read. */
  watch(changed: () => void): void;
}

/**
 * Calls back with what is stored after every change of it, and once at the beginning: a page paints
 * what it has read, and what was written until it listens would never reach it.
 *
 * @param signal ends it
 */
export function follow<T>(
  { read, watch }: Following<T>,
  onState: (state: T) => void,
  signal: AbortSignal,
): void {
  let latest = 0;
  async function changed(): Promise<void> {
    latest += 1;
    const mine = latest;
    const state = await read();
    // A slow answer must not put an older state over a newer one.
    if (mine === latest && !signal.aborted) onState(state);
  }
  watch(() => void changed());
  void changed();
}
