import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between looks, as in `probe.mjs`. */
const EVERY_MS = 10;

/** What a synchronisation cost: seconds of all processors, seconds on the clock, and how long main was held. */
export interface SyncCost {
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly items: number;
}

/** Does it once and prints one JSON line. `work` gives how many items it read. */
export async function printSyncCost(work: () => Promise<{ readonly items: number }>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  const cpu = process.cpuUsage();
  const start = performance.now();
  delay.enable();
  const done = await work();
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  const cost: SyncCost = {
    cpuSeconds: (user + system) / 1e6,
    seconds: (performance.now() - start) / 1000,
    // Nanoseconds, of which the time between looks is none of the work.
    loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - EVERY_MS),
    loopMaxMs: Math.max(0, delay.max / 1e6 - EVERY_MS),
    ...done,
  };
  process.stdout.write(`${JSON.stringify(cost)}\n`);
}
