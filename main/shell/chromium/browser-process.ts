import { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Node tells here of every process that this one starts (nodejs.org/api/diagnostics_channel.html, `child_process`). */
const CHANNEL = 'child_process';

/** The process of one browser. */
export interface BrowserProcess {
  /** Ends it and what it started, at once; nothing happens where it has ended or never began. */
  kill(): void;
  /** Stops listening for its start. */
  settled(): void;
}

/**
 * Listens for the process that is started with this word on its command line. Playwright starts the browser and gives no
 * way to end one that does not come up: it would ask it to close for another thirty seconds, and keep it that long.
 */
export function browserProcess(word: string): BrowserProcess {
  const begun: ChildProcess[] = [];
  const notice = (message: unknown): void => {
    const child = childOf(message);
    // Told while it is being made: it has no command line yet.
    if (child !== null) begun.push(child);
  };
  subscribe(CHANNEL, notice);
  return {
    kill: () => {
      for (const child of begun) if (child.spawnargs.includes(word)) killTree(child);
    },
    settled: () => void unsubscribe(CHANNEL, notice),
  };
}

function childOf(message: unknown): ChildProcess | null {
  if (typeof message !== 'object' || message === null || !('process' in message)) return null;
  return message.process instanceof ChildProcess ? message.process : null;
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    // Playwright makes it the leader of a group of its own, where systems have groups.
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
}
