import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core';
import { downloadsOf } from './downloads.ts';
import type { ColorScheme, Driver } from './extension-browser.ts';
import { findBrowser } from './find-browser.ts';
import { createExtensionPage } from './page.ts';

const isWorker = (target: Target) =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

async function extensionOrigin(browser: Browser): Promise<string> {
  const [extension] = (await browser.extensions()).values();
  if (!extension) throw new Error('Chromium runs without the extension');
  return `chrome-extension://${extension.id}`;
}

const paintIn = (page: Page, value: ColorScheme) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

/** Sessions that listen to the background. */
const listening = new WeakMap<Browser, CDPSession[]>();

/** What the background writes to its console: no page of the browser shows it. */
async function listen(target: Target, onConsole: (text: string) => void): Promise<void> {
  const session = await target.createCDPSession();
  const browser = target.browser();
  listening.set(browser, [...(listening.get(browser) ?? []), session]);
  session.on('Runtime.consoleAPICalled', ({ args }) =>
    onConsole(args.map(({ value, description }) => String(value ?? description)).join(' ')),
  );
  await session.send('Runtime.enable');
}

export const chromium: Driver = {
  async launch({ proxyPort, profile, headless, extensionDir, onConsole }) {
    const browser = await puppeteer.launch({
      executablePath: findBrowser('chromium'),
      headless,
      pipe: true,
      userDataDir: profile,
      // Given the directory here, puppeteer would not wait until the extension is there.
      enableExtensions: true,
      downloadBehavior: { policy: 'allow', downloadPath: downloadsOf(profile) },
      defaultViewport: null,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A form of a web page makes it ask Google's server what the fields mean.
        '--disable-features=AutofillServerCommunication',
        // The stand-in's certificate is made at start, so nobody can have signed it.
        '--ignore-certificate-errors',
        `--proxy-server=http://127.0.0.1:${proxyPort}`,
      ],
    });
    browser.on('targetcreated', (target) => {
      // A worker that is gone before we listen has said nothing more; what went wrong is kept as output.
      if (isWorker(target)) listen(target, onConsole).catch((error) => onConsole(String(error)));
    });
    await browser.installExtension(extensionDir);
    return browser;
  },

  async open(browser, path, scheme) {
    const page = await browser.newPage();
    await paintIn(page, scheme);
    await page.goto(`${await extensionOrigin(browser)}/${path}`, { waitUntil: 'load' });
    return createExtensionPage(page);
  },

  async openWeb(browser, url, scheme) {
    const page = await browser.newPage();
    await paintIn(page, scheme);
    await page.goto(url, { waitUntil: 'load' });
    return createExtensionPage(page);
  },

  async openPopup(browser, scheme) {
    const origin = await extensionOrigin(browser);
    const target = await browser.waitForTarget(isWorker, { timeout: 10_000 });
    const worker = await target.worker();
    if (!worker) throw new Error('The background has no worker');
    const opened = browser.waitForTarget((one) => one.url() === `${origin}/popup.html`, {
      timeout: 10_000,
    });
    await worker.evaluate('chrome.action.openPopup()');
    const page = (await (await opened).asPage()) as Page;
    await paintIn(page, scheme);
    return createExtensionPage(page);
  },

  async killBackground(browser) {
    const target = await browser.waitForTarget(isWorker, { timeout: 10_000 });
    // A worker that somebody listens to waits for a debugger when it begins anew, and never does.
    for (const session of listening.get(browser) ?? []) {
      if (!session.detached) await session.detach();
    }
    listening.delete(browser);
    await (await target.worker())?.close();
  },
};
