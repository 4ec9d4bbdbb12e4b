import { browser } from 'wxt/browser';

const pattern = (origin: string) => `${origin}/*`;

/** Whether the browser lets the extension reach these origins. A Firefox user may have said no. */
export function hasAccess(...origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: origins.map(pattern) });
}

/**
 * Asks the person for access to exactly these origins. Only in a tab, directly in a click: in
 * Firefox the prompt hides behind a popup, and both browsers want a user's gesture.
 */
export function requestAccess(...origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(pattern) });
}

/** Gives an optional origin back. A required one cannot be removed, and that is no error here. */
export async function dropAccess(origin: string): Promise<void> {
  const required = browser.runtime.getManifest() as { host_permissions?: string[] };
  const host = new URL(origin).host;
  const isRequired = (required.host_permissions ?? []).some((granted) =>
    host.endsWith(granted.replace(/^https:\/\/\*/, '').replace(/\/\*$/, '')),
  );
  if (!isRequired) await browser.permissions.remove({ origins: [pattern(origin)] });
}
