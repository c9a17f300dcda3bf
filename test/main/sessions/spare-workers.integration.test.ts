import { readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { SESSION_WORKER } from '../../../main/sessions/worker-kinds.ts';
import { isFull } from '../../support/full.ts';

const BUILT = new URL('../../../dist/main/mailbox/entry.js', import.meta.url);

/** Threads and open files of this process (proc(5)). */
function held(): { readonly threads: number; readonly files: number } {
  return { threads: readdirSync('/proc/self/task').length, files: readdirSync('/proc/self/fd').length };
}

async function makeAndEnd(): Promise<void> {
  const { limits } = SESSION_WORKER;
  const worker = new Worker(BUILT, { resourceLimits: limits });
  await new Promise((resolve) => worker.once('online', resolve));
  await worker.terminate();
}

test.runIf(process.platform === 'linux')(
  'threads of sessions that are made and ended over and over leave no thread and no file behind',
  { timeout: 600_000 },
  async () => {
    for (let made = 0; made < 20; made += 1) await makeAndEnd();
    const before = held();
    for (let made = 0; made < (isFull ? 2_000 : 60); made += 1) await makeAndEnd();
    expect(held().threads).toBeLessThanOrEqual(before.threads);
    expect(held().files).toBeLessThanOrEqual(before.files + 1);
    const open = new Worker(BUILT, { resourceLimits: SESSION_WORKER.limits });
    await new Promise((resolve) => open.once('online', resolve));
    // What is not ended is seen.
    expect(held().threads).toBeGreaterThan(before.threads);
    await open.terminate();
  },
);
