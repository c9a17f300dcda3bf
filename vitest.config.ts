import { defineConfig } from 'vitest/config';

/** Two projects: `unit` needs nothing but Node; `integration` starts servers, keyrings and hosts on loopback. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{architecture,main,shared,renderer,exchange,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts'],
          // The largest tables take seconds on a busy machine; nothing waits for time to pass.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            'test/{main,exchange,integration,scripts}/**/*.integration.test.ts',
            'test/hostile/**/*.test.ts',
          ],
          globalSetup: ['test/integration/support/build-first.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
