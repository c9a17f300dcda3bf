import { readFileSync, writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the app's process before the app itself (`--import`), to measure it from within: SIGUSR2 writes one JSON
 * line of what has been since the last one to file descriptor 3, and begins anew. The app does not know of it.
 */
const REPORT_TO = 3;

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage(cpu);
    globalThis.gc?.();
    const report = {
      pid: process.pid,
      cpuSeconds: (user + system) / 1e6,
      // Nanoseconds, of which the timer's own millisecond is none of the app's work.
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - 1),
      loopMaxMs: Math.max(0, delay.max / 1e6 - 1),
      megabytes: proportionalMegabytes(),
    };
    writeSync(REPORT_TO, `${JSON.stringify(report)}\n`);
    cpu = process.cpuUsage();
    delay.reset();
  });
}

/** What the process has of the machine's memory, shared pages by their share (proc_pid_smaps_rollup(5)). */
function proportionalMegabytes(): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}
