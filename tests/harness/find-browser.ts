import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

interface Known {
  variable: string;
  /** The Debian package. */
  package: string;
  places: string[];
}

const programs = process.env['PROGRAMFILES'] ?? 'C:\\Program Files';
const known: Record<BrowserName, Known> = {
  chromium: {
    variable: 'SEATKEEPER_CHROMIUM',
    package: 'chromium',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/microsoft-edge',
      '/snap/bin/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      `${programs}\\Google\\Chrome\\Application\\chrome.exe`,
    ],
  },
  firefox: {
    variable: 'SEATKEEPER_FIREFOX',
    package: 'firefox-esr',
    places: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/snap/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      `${programs}\\Mozilla Firefox\\firefox.exe`,
    ],
  },
};

/**
 * Finds a browser on this machine; on Debian as root installs its package.
 *
 * @returns the path of the executable
 * @throws Error with one sentence that says what to install
 */
export function findBrowser(name: BrowserName): string {
  const { variable, package: debian, places } = known[name];
  const told = process.env[variable];
  if (told) {
    if (existsSync(told)) return told;
    throw new Error(`${variable} names ${told}, where there is no file.`);
  }
  const find = () => places.find((place) => existsSync(place));
  const found = find() ?? (installDebian(debian) ? find() : undefined);
  if (found) return found;
  throw new Error(
    `No ${name === 'chromium' ? 'Chromium or Chrome' : 'Firefox'} was found. Install it, or set ${variable} to its executable.`,
  );
}

function installDebian(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing the Debian package ${name} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
      .status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', name);
}
