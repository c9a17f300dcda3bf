import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Turn, Wish } from '../../../main/ews/transport/turns.ts';
import { Broker } from '../../../main/broker/broker.ts';
import { RemoteBroker } from '../../../main/broker/remote-broker.ts';
import { valueOf } from '../ews/literal-service.ts';

const host = 'mail.contoso.test';
const wish: Wish = { charged: 'rob@contoso.test', burden: { kind: 'call' }, patienceMs: Infinity };
const workers: Worker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.terminate();
});

function threadOn(broker: Broker, task: 'keep' | 'measure'): Worker {
  const port = broker.connect({ host, most: 3, tokens: null });
  const worker = new Worker(new URL('./taking-thread.ts', import.meta.url), {
    workerData: { broker: port, task },
    transferList: [port],
    // The crash is the test's own.
    stderr: true,
  });
  worker.on('error', () => undefined);
  workers.push(worker);
  return worker;
}

function sessionOn(broker: Broker, most = 3): RemoteBroker {
  return new RemoteBroker(broker.connect({ host, most, tokens: null }));
}

async function turnOf(turns: RemoteBroker): Promise<Turn> {
  return valueOf(await turns.take(wish).turn);
}

const inFlight = (broker: Broker): number => broker.queue(host, wish.charged).budget().inFlight;

describe('a thread that has turns', () => {
  it.each(['crashes', 'is ended'] as const)('and %s gives them all back', async (how) => {
    const broker = new Broker();
    const worker = threadOn(broker, 'keep');
    expect(await once(worker, 'message')).toEqual([3]);
    expect(inFlight(broker)).toBe(3);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    if (how === 'crashes') worker.postMessage('crash');
    else await worker.terminate();
    await expect.poll(() => inFlight(broker)).toBe(0);
  });

  it('shares them with other threads that act as the same identity, and with no one else', async () => {
    const broker = new Broker({ limits: { requests: 1 } });
    const [one, two] = [sessionOn(broker), sessionOn(broker)];
    const first = await turnOf(one);
    const second = two.take(wish);
    const other = await two.take({ ...wish, charged: 'mary@contoso.test' }).turn;
    expect(other.ok).toBe(true);
    expect(broker.queue(host, wish.charged).budget()).toMatchObject({ inFlight: 1, waiting: 1 });
    first.done('answered');
    expect((await second.turn).ok).toBe(true);
  });

  it('gives up while it waits, and leaves nothing behind', async () => {
    const broker = new Broker({ limits: { requests: 1 } });
    const [one, two] = [sessionOn(broker), sessionOn(broker)];
    const first = await turnOf(one);
    const second = two.take(wish);
    await expect.poll(() => broker.queue(host, wish.charged).budget().waiting).toBe(1);
    second.cancel();
    expect(await second.turn).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await expect.poll(() => broker.queue(host, wish.charged).budget().waiting).toBe(0);
    first.done('answered');
    await expect.poll(() => inFlight(broker)).toBe(0);
  });
});

describe('a busy server that one thread has met', () => {
  it('stops a turn that another thread has already, in the same moment', async () => {
    const broker = new Broker();
    const [one, two] = [sessionOn(broker), sessionOn(broker)];
    const [first, second] = [await turnOf(one), await turnOf(two)];
    expect(second.mayLeave()).toBe(true);
    first.done({ backOffMs: 60_000, exceeded: null });
    expect(second.mayLeave()).toBe(false);
    second.done('nothing');
    await expect.poll(() => inFlight(broker)).toBe(0);
    expect(await two.take({ ...wish, patienceMs: 1_000 }).turn).toMatchObject({
      failure: { kind: 'server-busy', host },
    });
  });

  it('may be asked as another identity', async () => {
    const broker = new Broker();
    const one = sessionOn(broker);
    (await turnOf(one)).done({ backOffMs: 60_000, exceeded: null });
    const other = valueOf(await one.take({ ...wish, charged: 'mary@contoso.test' }).turn);
    expect(other.mayLeave()).toBe(true);
  });
});

it('budgets are told at most four times a second, and the last word is true', async () => {
  const broker = new Broker();
  const told: number[] = [];
  broker.onChange(([budget]) => told.push(budget?.inFlight ?? -1));
  const session = sessionOn(broker, 10);
  for (let count = 0; count < 50; count += 1) (await turnOf(session)).done('answered');
  await turnOf(session);
  await expect.poll(() => told.at(-1)).toBe(1);
  expect(told.length).toBeLessThan(25);
});

it('a turn costs a thread the way to main and back, and is printed', async () => {
  const broker = new Broker();
  const [taken] = (await once(threadOn(broker, 'measure'), 'message')) as [number[]];
  const sorted = taken.slice(200).toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(3);
  process.stdout.write(`a turn: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms\n`);
  expect(taken).toHaveLength(2_000);
});
