import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setTimer } from '#lib/platform/timer.ts';

const DAY_MS = 24 * 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('does not run at once what is further away than a timer reaches', async () => {
  const work = vi.fn(async () => undefined);
  setTimer(work, 60 * DAY_MS);
  await vi.advanceTimersByTimeAsync(DAY_MS);
  expect(work).not.toHaveBeenCalled();
});

it('runs the work once, unless it is called off', async () => {
  const work = vi.fn(async () => undefined);
  const other = vi.fn(async () => undefined);
  setTimer(work, 8_000);
  setTimer(other, 8_000)();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(work).toHaveBeenCalledTimes(1);
  expect(other).not.toHaveBeenCalled();
});
