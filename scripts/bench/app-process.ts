import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Input, RequestName } from '../../shared/contract.ts';
import { session, type Session } from '../../shared/model/session.ts';
import { inKeyringSession } from '../test/keyring-session.ts';

const root = join(import.meta.dirname, '../..');

const line = z.object({
  id: z.number().optional(),
  ok: z.boolean().optional(),
  value: z.unknown().optional(),
  failure: z.unknown().optional(),
  event: z.string().optional(),
  payload: z.unknown().optional(),
});
const report = z.object({
  pid: z.number(),
  cpuSeconds: z.number(),
  loopP99Ms: z.number(),
  loopMaxMs: z.number(),
  megabytes: z.number(),
});
const page = z.object({ folderId: z.string(), source: z.enum(['server', 'store']) });
const inSession = z.object({ sessionId: z.string() });

/** What was since the last report: processor time of all threads, how long main was held, memory now. */
export type Report = z.output<typeof report>;

/**
 * The built app without a window, in a process and with a keyring of its own, driven as a program would drive it. What it
 * costs is measured from within by `probe.ts`.
 */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #endSession: () => void;
  readonly #answers = new Map<number, (answer: z.output<typeof line>) => void>();
  readonly #listeners = new Set<(name: string, payload: unknown) => void>();
  readonly #reports: AsyncIterator<string>;
  #next = 1;
  #pid: number | null = null;

  private constructor(profile: string) {
    this.#profile = profile;
    const probe = join(import.meta.dirname, 'probe.ts');
    const words = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', probe];
    const keyring = inKeyringSession(process.execPath, [
      ...words,
      join(root, 'dist/main/headless.js'),
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
    const reports = stdio[3];
    if (!(reports instanceof Readable)) throw new Error('the probe has no way to report');
    this.#reports = createInterface({ input: reports })[Symbol.asyncIterator]();
  }

  static async start(): Promise<AppProcess> {
    const app = new AppProcess(await mkdtemp(join(tmpdir(), 'onbehalf-bench-')));
    await app.ask('app.state', {}, z.unknown());
    return app;
  }

  /** The value of an answer that must succeed, as far as its shape asks for it. */
  async ask<N extends RequestName, T>(name: N, input: Input<N>, shape: z.ZodType<T>): Promise<T> {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<z.output<typeof line>>();
    this.#answers.set(id, resolve);
    this.#child.stdin?.write(`${JSON.stringify({ id, request: name, input })}\n`);
    const answer = await promise;
    if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return shape.parse(answer.value);
  }

  /** Reports what was since the last time, and begins anew. */
  async report(): Promise<Report> {
    this.#pid ??= await this.#findPid();
    process.kill(this.#pid, 'SIGUSR2');
    const next = await this.#reports.next();
    return report.parse(JSON.parse(String(next.value)));
  }

  async addAccount(url: string, address: string, secret: string): Promise<string> {
    const typed = {
      address,
      server: url,
      userName: '',
      secret,
      scheme: 'basic',
      certificatePem: null,
    } as const;
    return (await this.ask('account.add', typed, z.object({ accountId: z.string() }))).accountId;
  }

  /** Opens a mailbox; settles when its proof holds. */
  async open(accountId: string, address: string, access: Session['identities']['access']): Promise<string> {
    const opened = this.#event(
      'session.changed',
      session,
      (one) => one.identities.mailbox === address && one.state.state === 'open',
    );
    await this.ask('mailbox.open', { accountId, address, access }, z.unknown());
    return (await opened).sessionId;
  }

  /** Settles when the inbox of a session is in the store to its end; gives its folder id. */
  async inboxStored(sessionId: string): Promise<string> {
    const { folderId } = await this.ask('message.firstPage', { sessionId }, page);
    for (;;) {
      const changed = this.#event('folder.changed', inSession, (one) => one.sessionId === sessionId);
      const window = { sessionId, folderId, offset: 0, limit: 1, search: '' };
      const { source } = await this.ask('message.list', window, page);
      if (source === 'store') return folderId;
      await changed;
    }
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
        words.some((word) => word.endsWith('probe.ts')) &&
        words[0]?.endsWith('node') === true
      )
        return Number(name);
    }
    throw new Error('the app’s process was not found');
  }

  #event<T>(name: string, shape: z.ZodType<T>, fits: (payload: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      const listener = (told: string, payload: unknown): void => {
        if (told !== name) return;
        const read = shape.parse(payload);
        if (!fits(read)) return;
        this.#listeners.delete(listener);
        resolve(read);
      };
      this.#listeners.add(listener);
    });
  }

  #take(text: string): void {
    const message = line.parse(JSON.parse(text));
    if (message.event !== undefined) {
      for (const listener of this.#listeners) listener(message.event, message.payload);
      return;
    }
    this.#answers.get(message.id ?? -1)?.(message);
    this.#answers.delete(message.id ?? -1);
  }
}
