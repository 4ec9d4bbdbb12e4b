import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './root.ts';

/** How many checks of a step passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
  /** What failed, and why in a line each: the end of a long output is what people read. */
  failures?: string[];
}

const one = (ok: boolean): Tally => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * Runs one of the installed tools under the pinned Node, with its output shown.
 *
 * @param script path of the tool's script, relative to the project
 * @returns the exit code; a tool ended by a signal counts as 1
 */
export function run(script: string, ...args: string[]): Promise<number> {
  // A build must not depend on who calls it: Vitest sets NODE_ENV, and Vite would believe it.
  const { NODE_ENV: _whose, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A tool that counts as one check. */
export const tool =
  (script: string, ...args: string[]) =>
  async (): Promise<Tally> =>
    one((await run(script, ...args)) === 0);

/** What is read of Vitest's report. */
interface Results {
  numPassedTests?: number;
  numFailedTests?: number;
  testResults?: {
    /** The file. */
    name: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** One project of the Vitest configuration; each of its tests counts. */
export const vitest = (project: string) => async (): Promise<Tally> => {
  const report = join(root, '.output', 'reports', `${project}.json`);
  await mkdir(join(root, '.output', 'reports'), { recursive: true });
  await rm(report, { force: true });
  const code = await run(
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  const results = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as Results;
  const failures = (results.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [why = ''] }) =>
        [relative(root, name), fullName, why.split('\n', 1)[0]].join(' · '),
      ),
  );
  const tally = {
    passed: results.numPassedTests ?? 0,
    failed: results.numFailedTests ?? 0,
    failures,
  };
  // A file that breaks before its first test, or no test at all, must not pass as green.
  const silent = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return silent ? { ...tally, failed: 1 } : tally;
};
