import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';
import { run, type Tally } from './steps.ts';

export const targets = ['chrome', 'firefox'] as const;

/** Removes what earlier runs built and reported. */
export async function clean(): Promise<void> {
  await rm(join(root, '.output'), { recursive: true, force: true });
}

/** Builds the production extension for both browsers into `.output`. */
export async function build(): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  for (const target of targets) {
    const code = await run('node_modules/wxt/bin/wxt.mjs', 'build', '--browser', target);
    tally[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return tally;
}

// Called as a script: `npm run build`.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await build();
  process.exitCode = failed > 0 ? 1 : 0;
}
