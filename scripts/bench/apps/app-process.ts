import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Input, RequestName } from '../../../shared/contract/index.ts';
import { inKeyringSession } from '../../test/keyring-session.ts';
import { DrivenApp } from './driven-app.ts';

const root = join(import.meta.dirname, '../../..');
const APP = 'dist/main/headless.js';

const line = z.object({
  id: z.number().optional(),
  ok: z.boolean().optional(),
  value: z.unknown().optional(),
  failure: z.unknown().optional(),
  event: z.string().optional(),
  payload: z.unknown().optional(),
});
const report = z.object({
  cpuSeconds: z.number(),
  loopP99Ms: z.number(),
  loopMaxMs: z.number(),
});

/** What was since the last report: processor time of all threads, and how long main was held. */
export type Report = z.output<typeof report>;

/**
 * The built app without a window, in a process and with a keyring of its own, driven as a program would drive it. What it
 * costs is measured from within by `probe.mjs`; where memory is measured, there is no probe, since each thread would load it.
 */
export class AppProcess extends DrivenApp {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #endSession: () => void;
  readonly #answers = new Map<number, (answer: z.output<typeof line>) => void>();
  readonly #reports: AsyncIterator<string>;
  #next = 1;
  #pid: number | null = null;

  private constructor(profile: string, isProbed: boolean) {
    super();
    this.#profile = profile;
    const probe = isProbed ? ['--import', join(import.meta.dirname, '../probe.mjs')] : [];
    const keyring = inKeyringSession(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      ...probe,
      join(root, APP),
      '--profile',
      profile,
    ]);
    this.#endSession = () => keyring.end();
    this.#child = spawn(keyring.command, keyring.words, {
      env: keyring.environment,
      stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    });
    const { stdout, stdio } = this.#child;
    if (stdout === null) throw new Error('the app has no output');
    createInterface({ input: stdout }).on('line', (text) => this.#take(text));
    // An app that ended by itself answers nothing any more; who waits for it is told.
    this.#child.once('exit', () => {
      for (const settle of this.#answers.values()) settle({ ok: false, failure: 'the app has ended' });
    });
    const reports = stdio[3];
    if (!(reports instanceof Readable)) throw new Error('the probe has no way to report');
    this.#reports = createInterface({ input: reports })[Symbol.asyncIterator]();
  }

  static async start({ isProbed = true } = {}): Promise<AppProcess> {
    const app = new AppProcess(await mkdtemp(join(tmpdir(), 'onbehalf-bench-')), isProbed);
    await app.ask('app.state', {}, z.unknown());
    return app;
  }

  async ask<N extends RequestName, T>(name: N, input: Input<N>, shape: z.ZodType<T>): Promise<T> {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<z.output<typeof line>>();
    this.#answers.set(id, resolve);
    this.#child.stdin?.write(`${JSON.stringify({ id, request: name, input })}\n`);
    const answer = await promise;
    if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return shape.parse(answer.value);
  }

  /** The app's own process. */
  async pid(): Promise<number> {
    this.#pid ??= await this.#findPid();
    return this.#pid;
  }

  /** Reports what was since the last time, and begins anew; for an app with a probe. */
  async report(): Promise<Report> {
    process.kill(await this.pid(), 'SIGUSR2');
    const next = await this.#reports.next();
    return report.parse(JSON.parse(String(next.value)));
  }

  /** Ends the app as the end of its input does. */
  async close(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await ended;
    this.#endSession();
    await rm(this.#profile, { recursive: true, force: true });
  }

  /** The child is the keyring session; the app beneath it is the one whose command line names the profile. */
  async #findPid(): Promise<number> {
    for (const name of await readdir('/proc')) {
      const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
      if (
        words.includes(this.#profile) &&
        words.some((word) => word.endsWith(APP)) &&
        words[0]?.endsWith('node') === true
      )
        return Number(name);
    }
    throw new Error('the app’s process was not found');
  }

  #take(text: string): void {
    const message = line.parse(JSON.parse(text));
    if (message.event !== undefined) {
      this.told(message.event, message.payload);
      return;
    }
    this.#answers.get(message.id ?? -1)?.(message);
    this.#answers.delete(message.id ?? -1);
  }
}
