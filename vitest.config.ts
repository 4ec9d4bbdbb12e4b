import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [await WxtVitest()],
        define: { __SELF_HOSTED_HOSTS__: '[]' },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/vault/**/*.test.ts'],
          // Tests of components name happy-dom themselves: making it costs half a second a file.
          environment: 'node',
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
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          // Each journey starts browsers of its own; two cores carry one file at a time.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
