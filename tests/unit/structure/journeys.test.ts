import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { longest } from '#tests/run/longest-first.ts';
import { root } from '#tests/run/root.ts';

it('names only journeys that exist among those that begin first', () => {
  const missing = longest.filter(
    (name) => !existsSync(join(root, 'tests/journeys', `${name}.test.ts`)),
  );
  expect(missing).toEqual([]);
});
