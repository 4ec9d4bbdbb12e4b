import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from './extension-browser.ts';
import type { BrowserName } from './find-browser.ts';

/**
 * The built extension as it is after the person has allowed it notifications. No test can answer the
 * browser's own question for an optional permission, so that it is given when it is installed; every
 * file but the manifest is the built one.
 *
 * @returns its folder
 */
export async function allowedNotifications(name: BrowserName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seatkeeper-allowed-'));
  await cp(builtExtension(name), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { permissions: string[] };
  manifest.permissions.push('notifications');
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}
