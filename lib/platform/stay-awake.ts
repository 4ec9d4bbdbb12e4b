import { browser } from 'wxt/browser';

/** Well within the half minute after which a browser lets an idle worker die. */
const AWAKE_MS = 20_000;

/**
 * Keeps the background alive by itself. What it waits for may take many minutes, and the signs of life
 * of a page that lies hidden for more than five come once a minute, measured in Chromium: too seldom.
 *
 * @returns ends it
 * @see https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle#idle-shutdown
 *   a call of an extension's API begins the half minute anew
 */
export function stayAwake(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  return () => clearInterval(timer);
}

/**
 * Does the work awake. For what no page waits for: a browser counts neither a timer nor a call of the
 * network as being at work, and a few slow answers in a row take longer than its half minute.
 */
export async function whileAwake<T>(work: () => Promise<T>): Promise<T> {
  const mayRest = stayAwake();
  try {
    return await work();
  } finally {
    mayRest();
  }
}
