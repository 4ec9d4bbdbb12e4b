import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

interface Package {
  version?: string;
  optionalDependencies?: Record<string, string>;
}
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};

/** Where Node would look for a dependency of the package at `path`, nearest first. */
function places(path: string, name: string): string[] {
  const up = path.lastIndexOf('/node_modules/');
  const here = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  if (path === '') return [here];
  return [here, ...places(up === -1 ? '' : path.slice(0, up), name)];
}

// A lockfile that lacks one of them passes on the machine that wrote it and makes `npm ci` refuse
// on a fresh clone.
it('names every optional package of every platform in the lockfile', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !places(path, name).some((place) => packages[place]?.version))
      .map((name) => `${path} -> ${name}`),
  );
  expect(missing).toEqual([]);
});
