import { once } from 'node:events';
import { BroadcastChannel, type Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { SpareWorkers } from '../../../main/sessions/spare-workers.ts';

/** Tells everybody that it lives, and answers whatever it is told with its number. */
const ENTRY = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort, threadId } from 'node:worker_threads';
     parentPort.on('message', () => parentPort.postMessage(threadId));
     new BroadcastChannel('spares').postMessage(threadId);`,
  )}`,
);
const kind = { entry: ENTRY, name: 'spare', limits: {} };

/** Nothing follows by itself within a test. */
const keeping = (most: number) => ({ most, othersAfterMs: 3_600_000, firstAfterMs: 3_600_000 });

const taken: Worker[] = [];
let pool = new SpareWorkers(kind, keeping(0));
afterEach(async () => {
  await pool.end();
  await Promise.all(taken.splice(0).map(async (worker) => await worker.terminate()));
});

function take(): Worker {
  const worker = pool.take();
  taken.push(worker);
  return worker;
}

function numberIn(message: unknown): number {
  return z.object({ data: z.number() }).parse(message).data;
}

async function asked(worker: Worker): Promise<unknown> {
  const answered = once(worker, 'message');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage('who');
  const [answer]: unknown[] = await answered;
  return answer;
}

it('gives the thread that was started first, and each to one only', async () => {
  pool = new SpareWorkers(kind, keeping(1));
  pool.prepare();
  const later = pool.start();
  taken.push(later);
  const spare = take();
  expect(spare.threadId).toBeLessThan(later.threadId);
  const fresh = take();
  expect(fresh.threadId).toBeGreaterThan(later.threadId);
  expect(await Promise.all([asked(spare), asked(fresh)])).toEqual([spare.threadId, fresh.threadId]);
});

it('starts as many as it is told to keep, and no more', async () => {
  const alive = new BroadcastChannel('spares');
  pool = new SpareWorkers(kind, keeping(2));
  const both = new Promise<number[]>((resolve) => {
    const met: number[] = [];
    alive.addEventListener('message', (message) => {
      if (met.push(numberIn(message)) === 2) resolve(met);
    });
  });
  pool.prepare();
  pool.prepare();
  const met = (await both).toSorted((one, other) => one - other);
  alive.close();
  expect([take().threadId, take().threadId]).toEqual(met);
  expect(take().threadId).toBeGreaterThan(Math.max(...met));
});

it('starts another at once where none is left, and the rest later', async () => {
  const alive = new BroadcastChannel('spares');
  pool = new SpareWorkers(kind, { most: 2, othersAfterMs: 3_600_000, firstAfterMs: 1 });
  const next = new Promise<number>((resolve) => {
    alive.addEventListener('message', (message) => {
      if (numberIn(message) !== fresh.threadId) resolve(numberIn(message));
    });
  });
  const fresh = take();
  const spare = await next;
  alive.close();
  expect([take().threadId, take().threadId]).toEqual([spare, spare + 1]);
});

it('gives a thread when a spare has died, and starts none once it has ended', async () => {
  pool = new SpareWorkers({ ...kind, entry: new URL('data:text/javascript,process.exit(3)') }, keeping(1));
  pool.prepare();
  const dead = take();
  await once(dead, 'exit');
  const { threadId } = take();
  await pool.end();
  pool.prepare();
  const next = pool.start();
  taken.push(next);
  // A spare that was started all the same would have this number.
  expect(next.threadId).toBe(threadId + 1);
});
