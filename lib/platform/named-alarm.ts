import { browser } from 'wxt/browser';

/** The shortest alarm a packed extension gets in Chromium. */
const SHORTEST_MS = 30_000;

/** An alarm of its own, beside the one that refreshes. */
export function createAlarm(name: string) {
  return {
    /**
     * Rings once at the time and then again and again, so that a worker killed between ringing and
     * setting the next one loses nothing.
     *
     * @param when epoch milliseconds
     * @param everyMinutes the safety net's period
     */
    async set(when: number, everyMinutes: number, now: number): Promise<void> {
      await browser.alarms.create(name, {
        when: Math.max(when, now + SHORTEST_MS),
        periodInMinutes: everyMinutes,
      });
    },

    async clear(): Promise<void> {
      await browser.alarms.clear(name);
    },

    /** Call it synchronously when the worker starts. */
    onRing(ring: () => void): void {
      browser.alarms.onAlarm.addListener((alarm) => {
        if (alarm.name === name) ring();
      });
    },
  };
}
