import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** How many tests went how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two counts. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** Reads what vitest's or Playwright's JSON reporter wrote; null when a runner ended without a report. */
export function readCounts(file: string): Counts | null {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // No file, or half of one: the runner was ended before it could report.
    return null;
  }
  const vitest = vitestReport.safeParse(report);
  if (vitest.success) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = vitest.data;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  }
  const playwright = playwrightReport.safeParse(report);
  if (!playwright.success) return null;
  const { expected, unexpected, flaky, skipped } = playwright.data.stats;
  // A test that passes at the second try has failed.
  return { passed: expected, failed: unexpected + flaky, skipped };
}
