import { browser } from 'wxt/browser';

/** The browser started, or the extension was installed or updated. */
export function onStart(start: () => void): void {
  browser.runtime.onStartup.addListener(start);
  browser.runtime.onInstalled.addListener(start);
}

/** The person let the extension reach more origins. */
export function onAccessGranted(granted: () => void): void {
  browser.permissions.onAdded.addListener(granted);
}
