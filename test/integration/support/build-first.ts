import type { TestProject } from 'vitest/node';
import { buildIfStale } from '../../../scripts/build.ts';

/**
 * The integration tests drive the built app, as it is shipped. Run from source, Node takes the types away in every
 * process and thread anew, by WebAssembly: it was most of the tests' time, and where threads do it side by side V8
 * sometimes ends the process (`docs/decisions/0018-tests-run-what-is-built.md`).
 */
export default async function buildFirst(project: TestProject): Promise<void> {
  project.onTestsRerun(buildIfStale);
  await buildIfStale();
}
