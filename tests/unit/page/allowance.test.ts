import { expect, it } from 'vitest';
import { createAllowance } from '#lib/page/allowance.ts';

it('lets so much be spent at once, and then its share of the time', () => {
  let now = 0;
  const { waitMs, spend } = createAllowance(40, 1 / 20, () => now);
  spend(30);
  expect(waitMs()).toBe(0);
  spend(15);
  expect(waitMs()).toBe(100);
  now += 100;
  expect(waitMs()).toBe(0);
  spend(1);
  expect(waitMs()).toBe(20);
});

it('does not save up what was not spent', () => {
  let now = 0;
  const { waitMs, spend } = createAllowance(40, 1 / 20, () => now);
  now += 1_000_000;
  spend(50);
  expect(waitMs()).toBe(200);
});
