/** Deliveries that may be under way, so that neither side waits for the other's every step. */
const AHEAD = 4;

/** Counts what one side has sent and the other has not yet taken. */
export function createFlow(signal: AbortSignal) {
  let ahead = 0;
  let goOn: () => void = () => undefined;
  signal.addEventListener('abort', () => goOn());
  return {
    /**
     * One more is under way. Waits while they are too many.
     *
     * @throws the signal's reason
     */
    async sent(): Promise<void> {
      ahead += 1;
      while (ahead >= AHEAD && !signal.aborted) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
      signal.throwIfAborted();
    },
    /** @returns false when nothing was under way */
    taken(): boolean {
      if (ahead === 0) return false;
      ahead -= 1;
      goOn();
      return true;
    },
  };
}
