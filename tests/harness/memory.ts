import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';

const EVERY_MS = 100;

/** Private memory of a process before a measurement and at most during it. Bytes. */
export interface Memory {
  start: number;
  peak: number;
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // The process has ended between being listed and being read.
    return '';
  }
}

const parentOf = (pid: string) => /^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? '0';

function isBelow(pid: string, ancestor: string): boolean {
  for (let one = pid; one !== '0' && one !== ''; one = parentOf(one)) {
    if (one === ancestor) return true;
  }
  return false;
}

/**
 * Watches the private memory (RssAnon) of the largest of a browser's processes whose command line has
 * this word, ten times a second: what the browser's own task manager calls its footprint.
 *
 * @returns null where it cannot be told: elsewhere than on Linux
 */
export function watchMemory(page: Page, word: string): { end(): Memory } | null {
  const browser = String(page.browser().process()?.pid ?? '');
  if (process.platform !== 'linux' || browser === '') return null;
  const bytes = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => readProc(pid, 'cmdline').includes(word) && isBelow(pid, browser))
      .map((pid) => Number(/^RssAnon:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0) * 1024)
      .reduce((most, one) => Math.max(most, one), 0);
  const start = bytes();
  let peak = start;
  const look = () => {
    peak = Math.max(peak, bytes());
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      look();
      return { start, peak };
    },
  };
}
