import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Wish } from '../../../main/ews/transport/turns.ts';
import { RemoteBroker } from '../../../main/broker/remote-broker.ts';

/** A thread of its own that takes turns and, as it is told, keeps them, gives them back one after another, or crashes. */
const { broker, task } = workerData as { broker: MessagePort; task: 'keep' | 'measure' };
const turns = new RemoteBroker(broker);
const wish: Wish = { charged: 'rob@contoso.test', burden: { kind: 'call' }, patienceMs: Infinity };

async function keep(count: number): Promise<void> {
  const all = await Promise.all(Array.from({ length: count }, () => turns.take(wish).turn));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(all.filter(({ ok }) => ok).length);
}

/** Milliseconds that a turn takes from asking to having it. */
async function measure(count: number): Promise<void> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    const turn = await turns.take(wish).turn;
    taken.push(performance.now() - began);
    if (turn.ok) turn.value.done('answered');
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(taken);
}

parentPort?.on('message', () => {
  throw new Error('a thread that crashes, as a test told it to');
});
await (task === 'keep' ? keep(3) : measure(2_000));
