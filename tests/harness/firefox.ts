import puppeteer, { type Browser } from 'puppeteer-core';
import { downloadsOf } from './downloads.ts';
import type { ColorScheme, Driver } from './extension-browser.ts';
import { findBrowser } from './find-browser.ts';
import { inFirefox } from './firefox-chrome.ts';
import { giveProfile } from './firefox-profile.ts';
import { createExtensionPage, type ExtensionPage } from './page.ts';

/** The add-on's id in the built manifest. */
const GECKO_ID = 'license-vault-companion@seatkeeper';
/** Firefox would choose a random one; the tests must know where its pages are. */
const UUID = '5eafc0de-0000-4000-8000-5ea7cee9e400';

const prefs = (proxyPort: number, profile: string, scheme: ColorScheme) => ({
  'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxyPort,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxyPort,
  'network.proxy.no_proxies_on': '',
  'devtools.console.stdout.content': true,
  // Firefox's own: what a desktop does with a notification, or that there is none, is not asked.
  'alerts.useSystemBackend': false,
  // 2: the folder that is named here.
  'browser.download.folderList': 2,
  'browser.download.dir': downloadsOf(profile),
  'browser.download.always_ask_before_handling_new_types': false,
});

async function open(browser: Browser, path: string): Promise<ExtensionPage> {
  const page = await browser.newPage();
  const url = `moz-extension://${UUID}/${path}`;
  // Firefox never reports that an extension's page has loaded; the page itself is asked.
  page.goto(url).catch((error: unknown) => {
    if (!page.isClosed() && !String(error).includes('imeout')) throw error;
  });
  const opened = createExtensionPage(page);
  await opened.until(`${path} to load`, () =>
    page.evaluate(
      (wanted) => location.href.startsWith(wanted) && document.readyState === 'complete',
      url,
    ),
  );
  return opened;
}

export const firefox: Driver = {
  prepare: giveProfile,

  async launch({ proxyPort, profile, headless, extensionDir, scheme }) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findBrowser('firefox'),
      headless,
      userDataDir: profile,
      acceptInsecureCerts: true,
      defaultViewport: null,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: prefs(proxyPort, profile, scheme),
    });
    await browser.installExtension(extensionDir);
    return browser;
  },

  open,

  async openWeb(browser, url) {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return createExtensionPage(page);
  },

  // The panel of the toolbar is out of reach for automation: the same page in a tab, at its size.
  async openPopup(browser) {
    const popup = await open(browser, 'popup.html');
    await popup.page.setViewport({ width: 380, height: 560 });
    return popup;
  },

  async killBackground(browser) {
    await inFirefox(
      browser,
      `WebExtensionPolicy.getByID('${GECKO_ID}').extension.terminateBackground()`,
    );
  },
};
