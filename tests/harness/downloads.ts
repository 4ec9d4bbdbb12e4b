import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LIMIT_MS = 30_000;
/** What browsers call a file that is not complete yet. */
const partial = /\.(?:crdownload|part)$/;

/** Where a browser saves files: in its profile, so that they are swept for the token as well. */
export const downloadsOf = (profile: string) => join(profile, 'downloads');

/**
 * Waits until the browser has saved a file of this name.
 *
 * @returns its text
 */
export async function savedFile(profile: string, name: RegExp): Promise<string> {
  const folder = downloadsOf(profile);
  const end = Date.now() + LIMIT_MS;
  let files: string[] = [];
  do {
    files = await readdir(folder).catch(() => []);
    const found = files.find((file) => name.test(file) && !partial.test(file));
    // Firefox makes an empty file of the final name first, and fills another one beside it.
    const whole = found && !files.some((file) => partial.test(file));
    if (whole && (await stat(join(folder, found))).size > 0) {
      return await readFile(join(folder, found), 'utf8');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`Waited ${LIMIT_MS} ms for a file like ${name}; there are: ${files.join(', ')}`);
}
