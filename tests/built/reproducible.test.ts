import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { build } from '../run/build.ts';
import { root } from '../run/root.ts';

const output = join(root, '.output');

function hashes(): Record<string, string> {
  const files = ['chrome-mv3', 'firefox-mv3'].flatMap((target) =>
    readdirSync(join(output, target), { recursive: true }).map((file) =>
      join(target, String(file)),
    ),
  );
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(output, file)).isFile())
      .sort()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(output, file)))
          .digest('hex'),
      ]),
  );
}

it('two clean builds are the same, byte by byte', { timeout: 120_000 }, async () => {
  const first = hashes();
  expect(Object.keys(first).length).toBeGreaterThan(10);
  expect(await build()).toEqual({ passed: 2, failed: 0 });
  expect(hashes()).toEqual(first);
});
