import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../run/root.ts';

const KILOBYTE = 1000;
const at = (target: string, path: string) => join(root, '.output', target, path);

/** Every script a page runs, followed from its HTML through static and dynamic imports. */
function scriptsOf(target: string, page: string): string[] {
  const html = readFileSync(at(target, page), 'utf8');
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    const text = readFileSync(at(target, path), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)) {
      const next = join(dirname(path), specifier);
      if (existsSync(at(target, next))) follow(next);
    }
  };
  for (const [, source = ''] of html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)) follow(source);
  return [...found];
}

const gzipped = (target: string, paths: string[]) =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(at(target, path))).byteLength, 0);

describe.each(['chrome-mv3', 'firefox-mv3'])('in %s', (target) => {
  it.each([
    ['popup', 24],
    ['options', 60],
    ['dashboard', 60],
  ])('the scripts of the %s stay under %d kB gzip', (page, kilobytes) => {
    const scripts = scriptsOf(target, `${page}.html`);
    const size = gzipped(target, scripts);
    console.log(`${target} ${page}: ${(size / KILOBYTE).toFixed(1)} kB gzip of ${kilobytes}`);
    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThan(kilobytes * KILOBYTE);
  });

  it('the background stays under 80 kB gzip', () => {
    const size = gzipped(target, ['background.js']);
    console.log(`${target} background: ${(size / KILOBYTE).toFixed(1)} kB gzip of 80`);
    expect(size).toBeLessThan(80 * KILOBYTE);
  });

  it('the script that holds a report stays under 25 kB gzip', () => {
    const size = gzipped(target, ['report-worker.js']);
    console.log(`${target} report-worker: ${(size / KILOBYTE).toFixed(1)} kB gzip of 25`);
    expect(size).toBeLessThan(25 * KILOBYTE);
  });

  it('the script on the vault’s pages stays under 20 kB gzip, and does not announce itself', () => {
    const size = gzipped(target, ['vault-page.js']);
    console.log(`${target} vault-page: ${(size / KILOBYTE).toFixed(1)} kB gzip of 20`);
    expect(size).toBeLessThan(20 * KILOBYTE);
    const text = readFileSync(at(target, 'vault-page.js'), 'utf8');
    expect(text).not.toMatch(/content-script-started|postMessage\(|CustomEvent\(/);
  });

  it('nothing is accessible to web pages, and no source map or remote script is shipped', () => {
    const files = readdirSync(at(target, '.'), { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const page of files.filter((file) => file.endsWith('.html'))) {
      expect(readFileSync(at(target, page), 'utf8')).not.toMatch(/https?:\/\//);
    }
  });
});
