import { fileURLToPath } from 'node:url';
import { isFresh, markFresh } from './build/freshness.ts';
import { buildMain } from './build/main.ts';
import { buildRenderer } from './build/renderer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the page and main into `dist`. */
export async function build(): Promise<void> {
  const started = performance.now();
  await buildMain(root);
  await buildRenderer(root);
  await markFresh(root);
  process.stderr.write(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
}

/** Builds when something has changed since the last build. */
export async function buildIfStale(): Promise<void> {
  if (!isFresh(root)) await build();
}

if (import.meta.main) await build();
