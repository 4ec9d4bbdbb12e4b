import { expect, it } from 'vitest';
import { type Preset, periodProblem, presetPeriod } from '#lib/usage/periods.ts';

it.each<[Preset, Date, string, string]>([
  ['week', new Date(2026, 2, 3, 12), '2026-02-25', '2026-03-03'],
  ['month', new Date(2026, 2, 10, 0, 1), '2026-02-09', '2026-03-10'],
  ['this-month', new Date(2026, 2, 1, 23, 59), '2026-03-01', '2026-03-01'],
  ['last-month', new Date(2026, 2, 31, 12), '2026-02-01', '2026-02-28'],
  ['last-month', new Date(2028, 2, 1, 12), '2028-02-01', '2028-02-29'],
  ['last-month', new Date(2026, 0, 15, 12), '2025-12-01', '2025-12-31'],
])('the preset %s on %s is from %s to %s', (preset, now, from, to) => {
  expect(presetPeriod(preset, now.getTime())).toEqual({ from, to });
});

it.each([
  ['2026-03-01', '2026-03-01', null],
  ['2026-03-01', '2026-03-02', null],
  ['2026-03-02', '2026-03-01', 'backwards'],
  ['', '2026-03-01', 'incomplete'],
  ['2026-03-01', '', 'incomplete'],
  ['20260301', '2026-03-01', 'incomplete'],
])('the period from %j to %j has the problem %j', (from, to, problem) => {
  expect(periodProblem({ from, to })).toBe(problem);
});
