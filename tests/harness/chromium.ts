import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core';
import { downloadsOf } from './downloads.ts';
import type { ColorScheme, Driver } from './extension-browser.ts';
import { findBrowser } from './find-browser.ts';
import { createExtensionPage } from './page.ts';

/** Longer than anything takes on a busy machine. */
const LIMIT_MS = 10_000;

const isBackground = (type: string, url: string) =>
  type === 'service_worker' && url.startsWith('chrome-extension://');
const isWorker = (target: Target) => isBackground(target.type(), target.url());

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

/**
 * Waits until nobody listens to the background, ourselves included. Where somebody does when it ends,
 * Chromium takes the next one for the same and holds it at its first line for a debugger, even if
 * they leave meanwhile.
 *
 * @returns its id
 */
async function unheard(browser: Browser, session: CDPSession): Promise<string> {
  const end = Date.now() + LIMIT_MS;
  do {
    for (const ours of listening.get(browser) ?? []) if (!ours.detached) await ours.detach();
    const { targetInfos } = await session.send('Target.getTargets');
    // Puppeteer listens for a moment whenever a page of the extension opens.
    const background = targetInfos.find(({ type, url }) => isBackground(type, url));
    if (background && !background.attached) return background.targetId;
  } while (Date.now() < end);
  throw new Error('Somebody listens to the background: the next one would never begin');
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
    const background = await browser.waitForTarget(isWorker, { timeout: LIMIT_MS });
    // Puppeteer's own way to evaluate in a worker would listen to it from then on.
    const session = await background.createCDPSession();
    const { exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: 'chrome.action.openPopup()',
      awaitPromise: true,
    });
    await session.detach();
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    const popup = await browser.waitForTarget((one) => one.url() === `${origin}/popup.html`, {
      timeout: LIMIT_MS,
    });
    const page = (await popup.asPage()) as Page;
    await paintIn(page, scheme);
    return createExtensionPage(page);
  },

  async killBackground(browser) {
    await browser.waitForTarget(isWorker, { timeout: LIMIT_MS });
    // From outside: puppeteer's own way listens to the worker until it has heard that it is dead, and
    // an open page may have begun the next one by then.
    const session = await browser.target().createCDPSession();
    const targetId = await unheard(browser, session);
    listening.delete(browser);
    await session.send('Target.closeTarget', { targetId });
    await session.detach();
  },
};
