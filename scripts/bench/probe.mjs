import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the app's process before the app itself (`--import`), to measure it from within: SIGUSR2 writes one JSON
 * line of what has been since the last one to file descriptor 3, and begins anew. The app does not know of it. Plain
 * JavaScript: every thread of the app loads it too, and would pay for having its types taken out.
 */
const REPORT_TO = 3;
/** Milliseconds between looks. Looking every millisecond would itself cost a third of a second in a measure. */
const EVERY_MS = 10;

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage(cpu);
    const report = {
      cpuSeconds: (user + system) / 1e6,
      // Nanoseconds, of which the time between looks is none of the app's work.
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - EVERY_MS),
      loopMaxMs: Math.max(0, delay.max / 1e6 - EVERY_MS),
    };
    writeSync(REPORT_TO, `${JSON.stringify(report)}\n`);
    cpu = process.cpuUsage();
    delay.reset();
  });
}
