import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { root } from '../run/root.ts';
import { chromium } from './chromium.ts';
import { savedFile } from './downloads.ts';
import type { BrowserName } from './find-browser.ts';
import { firefox } from './firefox.ts';
import type { ExtensionPage } from './page.ts';

export interface LaunchOptions {
  proxyPort: number;
  profile: string;
  headless: boolean;
  extensionDir: string;
  scheme: ColorScheme;
  /** Told what the background writes to its console, where standard output does not have it. */
  onConsole: (text: string) => void;
}

export type ColorScheme = 'light' | 'dark';

/** What a journey may want otherwise than usual. */
export interface BrowserChoices {
  headless?: boolean;
  scheme?: ColorScheme;
  /** Another build than the one in `.output`. */
  extensionDir?: string;
}

/** What differs between the two browsers. */
export interface Driver {
  /** Fills the folder of a profile that no browser has used yet. */
  prepare?(profile: string): Promise<void>;
  launch(options: LaunchOptions): Promise<Browser>;
  /** Opens `popup.html`, `options.html` … in a tab. */
  open(browser: Browser, path: string, scheme: ColorScheme): Promise<ExtensionPage>;
  /** Opens a page of the web in a tab and waits until it has loaded. */
  openWeb(browser: Browser, url: string, scheme: ColorScheme): Promise<ExtensionPage>;
  /** Opens the popup as the toolbar button does, where the browser lets itself be driven that far. */
  openPopup(browser: Browser, scheme: ColorScheme): Promise<ExtensionPage>;
  /** Kills the background as the browser does to save memory. */
  killBackground(browser: Browser): Promise<void>;
}

const drivers: Record<BrowserName, { driver: Driver; built: string }> = {
  chromium: { driver: chromium, built: 'chrome-mv3' },
  firefox: { driver: firefox, built: 'firefox-mv3' },
};

/** The folder of the built extension. */
export const builtExtension = (name: BrowserName) => join(root, '.output', drivers[name].built);

const VAULT = 'https://acme.fls.jetbrains.com';

/** A real browser with the built extension in it. */
export type ExtensionBrowser = Awaited<ReturnType<typeof launchExtension>>;

/**
 * @param proxyPort the loopback proxy, the browser's only way out
 */
export async function launchExtension(
  name: BrowserName,
  proxyPort: number,
  { headless = true, scheme = 'light', extensionDir }: BrowserChoices = {},
) {
  const { driver } = drivers[name];
  const profile = await mkdtemp(join(tmpdir(), `seatkeeper-${name}-`));
  await driver.prepare?.(profile);
  const output: string[] = [];
  const options: LaunchOptions = {
    onConsole: (text) => output.push(text),
    proxyPort,
    profile,
    headless,
    scheme,
    extensionDir: extensionDir ?? builtExtension(name),
  };
  const pages = new Set<ExtensionPage>();
  const webPages = new Set<ExtensionPage>();
  let browser = await start();

  async function start(): Promise<Browser> {
    const started = await driver.launch(options);
    for (const stream of [started.process()?.stdout, started.process()?.stderr]) {
      stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    }
    return started;
  }

  function watch(opened: ExtensionPage, among = pages): ExtensionPage {
    const page = {
      ...opened,
      async close() {
        among.delete(page);
        await opened.close();
      },
    };
    among.add(page);
    page.page.on('console', (message) => output.push(message.text()));
    page.page.on('close', () => among.delete(page));
    return page;
  }

  return {
    name,
    profile,
    /** Pages of the extension that are open now. */
    pages,
    /** Pages of the web that `openWeb` opened and that are open now. */
    webPages,
    /** What pages and browser wrote to console, standard output and error. */
    output,
    open: async (path: string) => watch(await driver.open(browser, path, scheme)),
    /**
     * Opens a page of a vault, as a person does who types its address.
     *
     * @param url a bare path is one of the vault that every world has
     */
    openWeb: async (url: string) =>
      watch(await driver.openWeb(browser, new URL(url, VAULT).href, scheme), webPages),
    openPopup: async () => watch(await driver.openPopup(browser, scheme)),
    killBackground: () => driver.killBackground(browser),
    /** The text of a file that the browser has saved. */
    saved: (file: RegExp) => savedFile(profile, file),
    /** Closes the browser and opens it again on the same profile. */
    async restart() {
      pages.clear();
      webPages.clear();
      await browser.close();
      browser = await start();
    },
    /** Settles when the browser has gone, by whomever. */
    ended: () => new Promise<void>((resolve) => browser.once('disconnected', () => resolve())),
    /** Ends the browser; the profile stays until `discard`. */
    close: () => browser.close(),
    discard: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
