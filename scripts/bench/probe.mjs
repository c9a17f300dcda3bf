import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the app's process before the app itself (`--import`), to measure it from within: SIGUSR2 writes one JSON
 * line of what has been since the last one to file descriptor 3, and begins anew. The app does not know of it. Plain
 * JavaScript: every thread of the app loads it too, and would pay for having its types taken out.
 */
const REPORT_TO = 3;

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage(cpu);
    const report = {
      cpuSeconds: (user + system) / 1e6,
      // Nanoseconds, of which the timer's own millisecond is none of the app's work.
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - 1),
      loopMaxMs: Math.max(0, delay.max / 1e6 - 1),
    };
    writeSync(REPORT_TO, `${JSON.stringify(report)}\n`);
    cpu = process.cpuUsage();
    delay.reset();
  });
}
