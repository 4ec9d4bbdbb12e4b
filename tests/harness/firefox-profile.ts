import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

const VARIABLE = 'SEATKEEPER_FIREFOX_PROFILE';

/**
 * Runs once before all journeys: lets Firefox make a profile, which costs it as much time as a
 * short journey. Nothing of ours was ever in it.
 */
export default async function setup(_project: TestProject): Promise<() => Promise<void>> {
  const profile = await mkdtemp(join(tmpdir(), 'seatkeeper-firefox-new-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    userDataDir: profile,
  });
  await browser.close();
  process.env[VARIABLE] = profile;
  return () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Puts the new profile into a folder; where there is none, Firefox makes its own. */
export async function giveProfile(folder: string): Promise<void> {
  const made = process.env[VARIABLE];
  if (made) await cp(made, folder, { recursive: true });
}
