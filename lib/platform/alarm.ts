import { browser } from 'wxt/browser';

const NAME = 'refresh';
const SWEEP = 'acts';
/** The shortest alarm a packed extension gets in Chromium. */
const SHORTEST_MS = 30_000;

/**
 * Rings once at the time and then again and again, so that a worker killed between ringing and
 * setting the next alarm does not end all refreshing.
 *
 * @param when epoch milliseconds
 * @param everyMinutes the safety net's period
 */
export async function setRefreshAlarm(
  when: number,
  everyMinutes: number,
  now: number,
): Promise<void> {
  await browser.alarms.create(NAME, {
    when: Math.max(when, now + SHORTEST_MS),
    periodInMinutes: everyMinutes,
  });
}

export async function clearRefreshAlarm(): Promise<void> {
  await browser.alarms.clear(NAME);
}

export function onRefreshAlarm(ring: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) ring();
  });
}

/**
 * Rings for acts that are under way, every minute: whatever a worker that died has left is swept up.
 *
 * @param when epoch milliseconds; null: nothing is under way
 */
export async function setSweepAlarm(when: number | null, now: number): Promise<void> {
  if (when === null) await browser.alarms.clear(SWEEP);
  else {
    await browser.alarms.create(SWEEP, {
      when: Math.max(when, now + SHORTEST_MS),
      periodInMinutes: 1,
    });
  }
}

export function onSweepAlarm(ring: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(({ name }) => (name === SWEEP ? ring() : undefined));
}
