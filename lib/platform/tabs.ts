import { browser } from 'wxt/browser';

/** Opens an https page in a new tab. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Opens the options page, or brings an open one to the front. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** Opens a place of the options page, such as `#rotation`, in a new tab. */
export async function openOptionsAt(hash: string): Promise<void> {
  await browser.tabs.create({
    url: browser.runtime.getURL(`/options.html${hash}` as '/options.html'),
  });
}

/** The extension's version, from its manifest. */
export function version(): string {
  return browser.runtime.getManifest().version;
}

/** Opens the dashboard in a new tab, at a place such as `#users?user=alice`. */
export async function openDashboard(hash: string): Promise<void> {
  await browser.tabs.create({
    url: browser.runtime.getURL(`/dashboard.html${hash}` as '/dashboard.html'),
  });
}
