import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readCounts } from './counts.ts';
import type { Counts } from './counts.ts';
import { inKeyringSession } from './keyring-session.ts';
import type { Part } from './parts.ts';

/** How a part ended. */
export interface Outcome {
  readonly part: Part;
  readonly isPassed: boolean;
  /** Why not, in a few words; null when it passed. */
  readonly reason: string | null;
  readonly seconds: number;
  readonly counts: Counts | null;
}

/** Colours are for people: a log that is read by a machine has none. */
const plainText: NodeJS.ProcessEnv = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };

/** Runs one part with stdin closed; a part that exceeds its time is ended with everything it started. */
export async function runPart(part: Part): Promise<Outcome> {
  if (part.report !== null) {
    await mkdir(dirname(part.report), { recursive: true });
    await rm(part.report, { force: true });
  }
  const started = performance.now();
  const plain = { command: part.command, words: part.words, environment: process.env, end: () => undefined };
  const session = part.needsKeyring ? inKeyringSession(part.command, part.words) : plain;
  const child = spawn(session.command, session.words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...session.environment, ...plainText, ...part.environment },
    // A group of its own, so that a time limit reaches servers and browsers that the part has started.
    detached: process.platform !== 'win32',
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  }, part.limitSeconds * 1000);
  const status = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  clearTimeout(timer);
  session.end();
  const counts = part.report === null ? null : readCounts(part.report);
  const reason = reasonOf(part, status, isLate, counts);
  return { part, isPassed: reason === null, reason, seconds: (performance.now() - started) / 1000, counts };
}

function reasonOf(
  part: Part,
  status: number | string,
  isLate: boolean,
  counts: Counts | null,
): string | null {
  if (isLate) return `ended after its limit of ${part.limitSeconds} s`;
  if (status !== 0) return typeof status === 'number' ? `exit code ${status}` : status;
  if (part.report !== null && counts === null) return 'it wrote no report';
  return null;
}
