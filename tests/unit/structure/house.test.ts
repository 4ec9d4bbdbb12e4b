import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

interface Source {
  path: string;
  text: string;
  /** What the file imports: project paths such as `lib/vault/http.ts`, or package names. */
  imports: string[];
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  const imports = specifiers.map((specifier) => {
    if (specifier.startsWith('#')) return specifier.slice(1);
    if (specifier.startsWith('.')) return relative(root, resolve(root, path, '..', specifier));
    return specifier;
  });
  return { path, text, imports };
}

const sources = ['entrypoints', 'components', 'lib'].flatMap(filesBelow).map(read);
const room = (path: string) =>
  path.startsWith('lib/') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? '');

/** Each room and the rooms it may import from, besides itself. An arrow that is missing is a wall. */
const arrows: Record<string, readonly string[]> = {
  entrypoints: [
    'components',
    'lib/background',
    'lib/platform',
    'lib/storage',
    'lib/words',
    'lib/report',
  ],
  components: [
    'lib/acts',
    'lib/words',
    'lib/bindings',
    'lib/health',
    'lib/usage',
    'lib/vault',
    'lib/protocol',
    'lib/storage',
    'lib/platform',
    'lib/refresh',
    'lib/export',
    'lib/page',
    'lib/rotation',
    'lib/report',
  ],
  'lib/background': [
    'lib/acts',
    'lib/bindings',
    'lib/health',
    'lib/platform',
    'lib/protocol',
    'lib/refresh',
    'lib/rotation',
    'lib/storage',
    'lib/usage',
    'lib/vault',
    'lib/words',
    'lib/report',
  ],
  'lib/storage': [
    'lib/acts',
    'lib/bindings',
    'lib/health',
    'lib/platform',
    'lib/refresh',
    'lib/rotation',
    'lib/usage',
    'lib/vault',
  ],
  'lib/platform': ['lib/report', 'lib/protocol', 'lib/vault'],
  'lib/words': [
    'lib/acts',
    'lib/bindings',
    'lib/health',
    'lib/protocol',
    'lib/rotation',
    'lib/usage',
    'lib/vault',
    'lib/report',
  ],
  'lib/protocol': ['lib/acts', 'lib/bindings', 'lib/health', 'lib/rotation', 'lib/vault'],
  'lib/acts': ['lib/vault'],
  'lib/bindings': ['lib/vault'],
  'lib/health': ['lib/bindings', 'lib/vault'],
  'lib/rotation': ['lib/usage', 'lib/vault'],
  'lib/page': ['lib/vault'],
  'lib/usage': ['lib/export', 'lib/vault'],
  'lib/refresh': ['lib/vault'],
  'lib/vault': [],
  'lib/export': [],
  'lib/report': ['lib/export', 'lib/vault'],
};

/** Everything that a file brings along, through whatever it imports, but not through `wall`. */
function reach(path: string, wall = '', seen = new Set<string>()): Set<string> {
  if (seen.has(path) || path === wall) return seen;
  seen.add(path);
  for (const target of sources.find((source) => source.path === path)?.imports ?? [])
    reach(target, wall, seen);
  return seen;
}

describe('the house', () => {
  it('has a source in every room that has arrows, and arrows for every room', () => {
    expect([...new Set(sources.map(({ path }) => room(path)))].sort()).toEqual(
      Object.keys(arrows).sort(),
    );
  });

  it('has arrows that point one way', () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      const allowed = [room(path), ...(arrows[room(path)] ?? [])];
      return imports
        .filter((target) => /^(?:entrypoints|components|lib|tests)\//.test(target))
        .filter((target) => !allowed.includes(room(target)))
        .map((target) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('touches the browser only in lib/platform', () => {
    const touching = sources.filter(
      ({ path, text, imports }) =>
        room(path) !== 'lib/platform' &&
        (imports.includes('wxt/browser') || /\b(?:browser|chrome)\.[a-z]+\./i.test(text)),
    );
    expect(touching.map(({ path }) => path)).toEqual([]);
  });

  it('reaches the network only through the two files for it', () => {
    const reaching = sources.filter(({ text }) =>
      /(?<![.\w])fetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/.test(text),
    );
    // The second one reads one document of the vault's own page, with no token in reach.
    expect(reaching.map(({ path }) => path)).toEqual([
      'lib/platform/network.ts',
      'lib/platform/page-network.ts',
    ]);
  });

  it('keeps storage and client out of everything a page of another site runs', () => {
    const scripts = sources.filter(({ path }) =>
      /^entrypoints\/(?:[\w-]*\.?content|vault-page)\b/.test(path),
    );
    expect(scripts).not.toEqual([]);
    const forbidden = scripts.flatMap(({ path }) =>
      [...reach(path)].filter((target) =>
        /^lib\/(?:storage|background)\/|^lib\/vault\/(?:client|http|bound)|^lib\/platform\/(?:areas|network)\./.test(
          target,
        ),
      ),
    );
    expect(forbidden).toEqual([]);
  });

  it('has pages without the token store, the keys or the client in reach', () => {
    const pages = sources.filter(
      ({ path }) => path.startsWith('components/') || /^entrypoints\/\w+\//.test(path),
    );
    const wrong = pages.flatMap(({ path, imports }) =>
      imports
        .filter((target) =>
          /^lib\/(?:storage\/(?:tokens|keys-db)|vault\/(?:client|http))\.ts$/.test(target),
        )
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('opens a token outside the background in one place: for the clipboard, on the options page', () => {
    const exception = 'lib/storage/copy-token.ts';
    const importers = sources.filter(({ imports }) => imports.includes(exception));
    expect(importers.map(({ path }) => path)).toEqual([
      'components/options/rotation/copy-secret.ts',
    ]);
    const pages = sources.filter(
      ({ path }) => path.startsWith('components/') || /^entrypoints\/\w+\//.test(path),
    );
    const wrong = pages.flatMap(({ path }) =>
      [...reach(path, exception)]
        .filter((target) => /^lib\/storage\/(?:tokens|keys-db)\.ts$/.test(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has entry points that only wire', () => {
    const long = sources.filter(
      ({ path, text }) => room(path) === 'entrypoints' && text.split('\n').length > 40,
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('has files that are one thing: none over 250 lines, half of them under 60', () => {
    const lengths = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(60);
  });

  it('has no way around the type system or the linter, and no swallowed error', () => {
    const escapes =
      /\bas any\b|: any\b|@ts-(?:ignore|nocheck|expect-error)|catch\s*(?:\(\w*\))?\s*\{\s*\}/;
    expect(sources.filter(({ text }) => escapes.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
