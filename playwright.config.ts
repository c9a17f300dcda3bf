import { defineConfig } from '@playwright/test';

/** End-to-end tests: the built app in its own hosts, against the sample Exchange. No browser is downloaded. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Each test starts an app and an Exchange of its own; two at once is what two cores carry.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
