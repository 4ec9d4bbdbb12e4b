import { afterAll, beforeAll, it } from 'vitest';
import { saveAndGuard, vaultsOf } from '../harness/save-and-guard.ts';
import { createWorld, type World } from '../harness/world.ts';
import { findVariant } from '../vault/web/index.ts';

// Chromium goes through every web UI of the stand-in, in page-matrix.test.ts. Firefox through those
// six that are furthest apart, in one browser.
const six = [
  'ring-ui',
  'web-components',
  'native-dialog',
  'ide-services',
  'rerendering',
  'plain',
].map(findVariant);
let world: World;

beforeAll(async () => {
  world = await createWorld('firefox', vaultsOf(six));
});
afterAll(() => world.close());

it.each(six)('in firefox, $name: status, capture, guard', (variant) =>
  saveAndGuard(world, variant),
);
