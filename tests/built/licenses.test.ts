import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../run/root.ts';

interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dependencies?: Record<string, string> }
  >;
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<string, Record<string, string>>;

/** What the extension contains: the dependencies and what they depend on themselves. */
function shippedPackages(): string[] {
  const names = new Set<string>();
  const follow = (name: string) => {
    if (names.has(name)) return;
    names.add(name);
    Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}).forEach(follow);
  };
  Object.keys(dependencies ?? {}).forEach(follow);
  return [...names].sort();
}

it('ships only packages whose license allows it, and names them in docs/licenses.md', () => {
  const list = readFileSync(join(root, 'docs/licenses.md'), 'utf8');
  const lines = shippedPackages().map((name) => {
    const { version, license } = lock.packages[`node_modules/${name}`] ?? {};
    expect(license).toMatch(/^(?:MIT|ISC|MPL-2\.0|Apache-2\.0|BSD-\d-Clause)$/);
    return `| ${name} | ${version} | ${license} |`;
  });
  expect(list.match(/^\| .*\d+\.\d+\.\d+ .*\|$/gm)).toEqual(lines);
});

it('pins every dependency to one version', () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});
