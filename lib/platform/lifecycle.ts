import { browser } from 'wxt/browser';

/** The browser started, or the extension was installed or updated. */
export function onStart(start: () => void): void {
  browser.runtime.onStartup.addListener(start);
  browser.runtime.onInstalled.addListener(start);
}

/** The extension was installed or updated, while pages may be open. */
export function onInstalled(installed: () => void): void {
  browser.runtime.onInstalled.addListener(installed);
}

/** The person took some of the access away. */
export function onAccessDropped(dropped: () => void): void {
  browser.permissions.onRemoved.addListener(dropped);
}

/** The person let the extension reach more origins; other permissions do not count. */
export function onAccessGranted(granted: () => void): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    if (origins.length > 0) granted();
  });
}
