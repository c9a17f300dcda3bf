import { readFileSync } from 'node:fs';

/**
 * What a process has of the machine's memory in MB, shared pages by their share (PSS, proc_pid_smaps_rollup(5)). Read from
 * outside: nothing is collected first, so that garbage counts as it does for a person.
 */
export function megabytesOf(pid: number): number {
  return kilobytesIn(`/proc/${pid}/smaps_rollup`, 'Pss') / 1024;
}

/** The most resident memory that a process ever had, in MB; shared pages count whole (proc_pid_status(5)). */
export function peakMegabytesOf(pid: number): number {
  return kilobytesIn(`/proc/${pid}/status`, 'VmHWM') / 1024;
}

function kilobytesIn(file: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'mu').exec(readFileSync(file, 'utf8'))?.[1];
  if (found === undefined) throw new Error(`${file} has no ${name}`);
  return Number(found);
}
