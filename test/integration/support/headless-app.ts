import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  requests,
  type EventName,
  type EventPayload,
  type Input,
  type Output,
  type RequestName,
} from '../../../shared/contract/index.ts';
import type { Access } from '../../../shared/model/identity.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Result } from '../../../shared/result.ts';
import type { Exchange } from '../../exchange/exchange.ts';

const ENTRY = new URL('../../../dist/main/headless.js', import.meta.url).pathname;

/** The app under its headless host, as a program would drive it: JSON lines on a child's stdin and stdout. */
export class HeadlessApp {
  readonly profile: string;
  readonly stdout: string[] = [];
  readonly stderr: string[] = [];
  readonly events: { readonly name: string; readonly payload: unknown }[] = [];
  #child: ChildProcess;
  #next = 1;
  #waiting = new Map<number, (answer: Result<unknown>) => void>();
  #watchers = new Set<() => void>();

  private constructor(profile: string, environment: NodeJS.ProcessEnv) {
    this.profile = profile;
    this.#child = spawn(process.execPath, [ENTRY, '--profile', profile], {
      env: environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#take(line));
    createInterface({ input: this.#child.stderr! }).on('line', (line) => this.stderr.push(line));
  }

  /** Starts on a profile of its own, or on one that an earlier app left. */
  static async start(
    options: { profile?: string; environment?: NodeJS.ProcessEnv } = {},
  ): Promise<HeadlessApp> {
    const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'onbehalf-profile-')));
    return new HeadlessApp(profile, options.environment ?? process.env);
  }

  /** Asks and parses the answer by the contract: an output of another shape fails the test. */
  async ask<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    const answer = await this.raw({ request: name, input });
    if (answer.ok) requests[name].output.parse(answer.value);
    return answer as Result<Output<N>>;
  }

  /** The value of an answer that must succeed. */
  async value<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
    const answer = await this.ask(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return answer.value;
  }

  /** Sends any line, for hostile calls. */
  async raw(line: Record<string, unknown>): Promise<Result<unknown>> {
    const id = this.#next++;
    return await new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin!.write(`${JSON.stringify({ id, ...line })}\n`);
    });
  }

  /** Waits for an event that fits, past ones included. */
  async event<N extends EventName>(
    name: N,
    fits: (payload: EventPayload<N>) => boolean,
  ): Promise<EventPayload<N>> {
    const find = (): EventPayload<N> | undefined =>
      this.events
        .map((event) => (event.name === name ? (event.payload as EventPayload<N>) : undefined))
        .find((payload) => payload !== undefined && fits(payload));
    return await new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Adds an account of the sample Exchange. */
  async addAccount(
    exchange: Exchange,
    address: string,
    change: Partial<Input<'account.add'>> = {},
  ): Promise<Result<Account>> {
    const password = exchange.accounts.find((account) => account.address === address)?.password ?? '';
    return await this.ask('account.add', {
      address,
      server: exchange.url,
      userName: '',
      secret: password,
      scheme: 'basic',
      certificatePem: exchange.ca ?? null,
      ...change,
    });
  }

  /** Opens a mailbox and waits until it has failed, or is open and has learned its level: nothing goes on behind it. */
  async open(accountId: string, address: string, access: Access): Promise<Session> {
    const session = await this.value('mailbox.open', { accountId, address, access });
    return await this.event(
      'session.changed',
      ({ sessionId, state, level }) =>
        sessionId === session.sessionId &&
        (state.state === 'failed' || (state.state === 'open' && level !== null)),
    );
  }

  /** Adds the account and opens one mailbox with it. */
  async session(exchange: Exchange, account: string, mailbox: string, access: Access): Promise<Session> {
    const known = (await this.value('account.list', {})).find(({ address }) => address === account);
    if (known !== undefined) return await this.open(known.accountId, mailbox, access);
    const added = await this.addAccount(exchange, account);
    if (!added.ok) throw new Error(JSON.stringify(added.failure));
    return await this.open(added.value.accountId, mailbox, access);
  }

  /** Ends the app by ending its input; gives the exit code. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin!.end();
    return await ended;
  }

  /** Ends the app as a crash would. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }

  #take(line: string): void {
    this.stdout.push(line);
    const message = JSON.parse(line) as { id?: number; event?: string; payload?: unknown } & Result<unknown>;
    if (message.event !== undefined) {
      this.events.push({ name: message.event, payload: message.payload });
      for (const watcher of this.#watchers) watcher();
      return;
    }
    const { id, event: _event, payload: _payload, ...answer } = message;
    this.#waiting.get(id ?? -1)?.(answer);
    this.#waiting.delete(id ?? -1);
  }
}
