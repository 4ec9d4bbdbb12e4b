import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './tests/run/longest-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [await WxtVitest()],
        define: { __SELF_HOSTED_HOSTS__: '[]' },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/vault/**/*.test.ts'],
          // Tests of components name happy-dom themselves: making it costs half a second a file.
          environment: 'node',
          // Left to itself, vitest keeps one core free.
          maxWorkers: availableParallelism(),
          // Nothing waits that long; a busy machine may.
          testTimeout: 30_000,
          mockReset: true,
          restoreMocks: true,
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'journeys',
          globalSetup: 'tests/harness/firefox-profile.ts',
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          // Each has a browser, which is busy on a core or more by itself. Three on two cores made a
          // load of 13; whether they would end sooner was not compared.
          maxWorkers: Math.min(6, Math.max(2, availableParallelism())),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'figures',
          include: ['tests/figures/**/*.test.ts'],
          environment: 'node',
          // Whatever runs beside it would be measured too.
          fileParallelism: false,
          testTimeout: 180_000,
        },
      },
    ],
  },
});
