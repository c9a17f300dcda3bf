import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { inKeyringSession } from '../../test/keyring-session.ts';

const root = join(import.meta.dirname, '../../..');

const ready = z.object({
  url: z.string(),
  accounts: z.array(z.object({ address: z.string(), password: z.string() })),
});

/** A sample Exchange in a process of its own, so that its work is in no lane. */
export interface BenchExchange {
  readonly url: string;
  passwordOf(address: string): string;
  stop(): Promise<void>;
}

/**
 * Starts one. `size` messages in each inbox; each reply waits `roundTripMs`; so many shared mailboxes more. `isYielding`
 * has only the processor time that nobody else wants, as near as one machine comes to a server on another one.
 */
export async function startBenchExchange(options: {
  readonly size: number;
  readonly roundTripMs?: number;
  readonly mailboxes?: number;
  readonly isYielding?: boolean;
}): Promise<BenchExchange> {
  const words = ['--size', String(options.size), '--rtt', String(options.roundTripMs ?? 0)];
  const child = start(join(root, 'test/exchange/serve.ts'), [
    ...words,
    '--mailboxes',
    String(options.mailboxes ?? 0),
  ]);
  if (options.isYielding === true) yieldToOthers(child);
  const { url, accounts } = ready.parse(JSON.parse(await firstLine(child)));
  return {
    url,
    passwordOf: (address) => accounts.find((account) => account.address === address)?.password ?? '',
    stop: async () => await stop(child),
  };
}

/** Puts a line that can be made bad before a server, in a process that yields to all others. */
export async function startYieldingLine(target: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = start(laneFile('troubled-line'), [target]);
  yieldToOthers(child);
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(await firstLine(child)));
  return { url, stop: async () => await stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Told at once: the threads that it starts from now on inherit it. */
function yieldToOthers({ pid }: ChildProcess): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
}

/** Runs one lane in a fresh process and reads the one JSON line that it prints: nothing is warm, nothing is shared. */
export async function runLane<T>(lane: string, words: readonly string[], shape: z.ZodType<T>): Promise<T> {
  return await resultOf(start(laneFile(lane), words), shape);
}

/** The same with a keyring of its own, for lanes that start the app. */
export async function runLaneWithKeyring<T>(
  lane: string,
  words: readonly string[],
  shape: z.ZodType<T>,
): Promise<T> {
  const keyring = inKeyringSession(process.execPath, [...FLAGS, laneFile(lane), ...words]);
  const child = spawn(keyring.command, keyring.words, { env: keyring.environment, stdio: STDIO });
  try {
    return await resultOf(child, shape);
  } finally {
    keyring.end();
  }
}

const FLAGS = ['--disable-warning=ExperimentalWarning'];
const STDIO: StdioOptions = ['ignore', 'pipe', 'inherit'];

function laneFile(lane: string): string {
  return join(import.meta.dirname, '../lanes', `${lane}.ts`);
}

function start(script: string, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...FLAGS, script, ...words], { stdio: STDIO });
}

async function resultOf<T>(child: ChildProcess, shape: z.ZodType<T>): Promise<T> {
  const ended = once(child, 'exit');
  const line = await firstLine(child);
  await ended;
  return shape.parse(JSON.parse(line));
}

async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('a lane has no output');
  return await new Promise((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`a lane ended without a result, with ${code}`)));
  });
}
