import type { BrowserName } from './find-browser.ts';

/**
 * Hosts that the bare browser asks for by itself at start, without any extension: measured with a
 * new profile and the same switches. They get a 502 like everything that is not a vault.
 */
export const baseline: Record<BrowserName, readonly RegExp[]> = {
  chromium: [
    /^(?:clients2\.google\.com|update\.googleapis\.com(?::443)?|accounts\.google\.com:443)$/,
  ],
  firefox: [/^firefox\.settings\.services\.mozilla\.com:443$/],
};

/** The hosts that were asked for and should not have been. */
export function unexpectedHosts(
  asked: readonly string[],
  vaults: readonly string[],
  browser: BrowserName,
): string[] {
  const allowed = (target: string) =>
    vaults.some((host) => target === `${host}:443`) ||
    baseline[browser].some((pattern) => pattern.test(target));
  return [...new Set(asked)].filter((target) => !allowed(target));
}
