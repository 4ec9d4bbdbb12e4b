import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { File } from '../variant.ts';

let bundled: Promise<string> | null = null;

/** The page with Ring UI and React in it, as one script. Made once, in a third of a second. */
export async function ringScript(): Promise<File> {
  bundled ??= bundle();
  return { type: 'text/javascript; charset=utf-8', text: await bundled };
}

/** The styles that Ring UI's package brings. */
export async function ringStyle(): Promise<File> {
  const { resolve } = createRequire(import.meta.url);
  const path = resolve('@jetbrains/ring-ui-built/components/style.css');
  return { type: 'text/css; charset=utf-8', text: await readFile(path, 'utf8') };
}

async function bundle(): Promise<string> {
  // Only who looks at this page needs Vite.
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    // Under Vitest, Vite would take this for a development build.
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'page.jsx'),
        output: { format: 'iife' },
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('Vite watches instead of building');
  return result.output[0].code;
}
