// The rules of the Firefox store. Errors fail; so does every warning that is not explained here.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

/** Warnings that are known, by code and file, with the reason why they may stay. */
const explained: { code: string; reason: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    reason: 'Preact can set innerHTML; no component asks it to, and Trusted Types would refuse it.',
  },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    reason: 'Firefox for Android is no target: the manifest does not name it.',
  },
];

const result = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/web-ext/bin/web-ext.js'),
    'lint',
    '--source-dir',
    join(root, '.output/firefox-mv3'),
    '--output',
    'json',
  ],
  { encoding: 'utf8', timeout: 120_000 },
);

interface Finding {
  code: string;
  message: string;
  file?: string;
}
const report = JSON.parse(result.stdout) as { errors: Finding[]; warnings: Finding[] };
const unexplained = report.warnings.filter(
  ({ code }) => !explained.some((known) => known.code === code),
);
for (const { code, message, file } of [...report.errors, ...unexplained]) {
  console.log(`${code}  ${file ?? ''}  ${message}`);
}
console.log(
  `${report.errors.length} errors, ${report.warnings.length} warnings (${unexplained.length} not explained)`,
);
process.exitCode = report.errors.length + unexplained.length > 0 ? 1 : 0;
