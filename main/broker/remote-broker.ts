import type { MessagePort } from 'node:worker_threads';
import { failed, success, type Result } from '../../shared/result.ts';
import { RefusalCount } from '../ews/transport/sign-in/refusal-count.ts';
import type { FreshToken, Tokens } from '../ews/transport/sign-in/tokens.ts';
import type { AskedTurn, Told, Turn, Turns, Wish } from '../ews/transport/turns.ts';
import type { FromBroker, ToBroker } from './port-messages.ts';
import { StillFlag } from './still-flag.ts';

/** A thread's end of its port to the broker: its turns and, for a bearer account, its tokens. */
export class RemoteBroker implements Turns {
  readonly waitsWhenBusy = true;
  /** Refused sign-ins of the account, in all its threads. */
  readonly refusals = new RefusalCount();
  /** Bearer tokens of the thread's account. */
  readonly tokens: Tokens = { take: async (refused) => await this.#token(refused) };
  readonly #port: MessagePort;
  readonly #turns = new Map<number, (turn: Result<Turn>) => void>();
  /** The flags of the queues that it has asked, by their numbers on this port. */
  readonly #flags = new Map<number, StillFlag>();
  readonly #questions = new Map<number, (token: Result<FreshToken>) => void>();
  /** The token given last, until main's word for its freshness runs out. */
  #kept: { readonly token: string; readonly until: number } | null = null;
  #next = 1;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (message: FromBroker) => this.#hear(message));
    port.once('close', () => this.#end());
    port.unref();
  }

  take(wish: Wish): AskedTurn {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<Result<Turn>>();
    this.#turns.set(id, resolve);
    this.#post({ type: 'take', id, wish });
    return {
      turn: promise,
      cancel: () => {
        if (!this.#turns.delete(id)) return;
        this.#post({ type: 'cancel', id });
        resolve(failed({ kind: 'cancelled' }));
      },
    };
  }

  async #token(refused: string | null): Promise<Result<FreshToken>> {
    const now = performance.now();
    const kept = this.#kept;
    if (kept !== null && kept.token !== refused && now < kept.until)
      return success({ token: kept.token, freshForMs: kept.until - now });
    const given = await this.#ask(refused);
    this.#kept = given.ok
      ? { token: given.value.token, until: performance.now() + given.value.freshForMs }
      : null;
    return given;
  }

  #ask(refused: string | null): Promise<Result<FreshToken>> {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<Result<FreshToken>>();
    this.#questions.set(id, resolve);
    this.#post({ type: 'token', id, refused });
    return promise;
  }

  #hear(message: FromBroker): void {
    if (message.type === 'account') return this.refusals.share(message.refusals);
    if (message.type === 'token') {
      this.#questions.get(message.id)?.(message.result);
      this.#questions.delete(message.id);
      return;
    }
    if (message.type === 'queue') return void this.#flags.set(message.queue, new StillFlag(message.flag));
    const { id } = message;
    const resolve = this.#turns.get(id);
    // Cancelled while it was on its way: main has been told.
    if (resolve === undefined) return;
    this.#turns.delete(id);
    resolve(message.type === 'granted' ? success(this.#turn(id, message.queue)) : failed(message.failure));
  }

  #turn(id: number, queue: number): Turn {
    const flag = this.#flags.get(queue);
    let isDone = false;
    return {
      mayLeave: () => !isDone && flag?.isClear === true,
      done: (told: Told) => {
        if (isDone) return;
        isDone = true;
        if (typeof told === 'object' && (told.exceeded !== 'rows' || told.backOffMs !== null)) flag?.raise();
        this.#post({ type: 'done', id, told });
      },
    };
  }

  #end(): void {
    for (const resolve of this.#turns.values()) resolve(failed({ kind: 'cancelled' }));
    for (const resolve of this.#questions.values()) resolve(failed({ kind: 'cancelled' }));
    this.#turns.clear();
    this.#questions.clear();
  }

  #post(message: ToBroker): void {
    this.#port.postMessage(message);
  }
}
