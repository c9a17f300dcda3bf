import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
import { failed, success, type Result } from '../../shared/result.ts';
import { log } from '../log.ts';
import type { FromThread, SessionEvent, ThreadStart, ToThread } from '../mailbox/thread-messages.ts';
import { type Answer, type CallInput, type CallName, endedFailure } from '../mailbox/thread-requests.ts';
import { waysOf } from './request-ways.ts';
import { Written } from '../mailbox/written.ts';

interface Waiting {
  readonly name: CallName;
  // A method: what the thread answers to a call has that call's type, which the compiler cannot follow through a map.
  settle(result: Result<unknown>): void;
}

/** What main hears of a thread. */
export interface SessionThreadTold {
  readonly onStep: (step: 'connecting' | 'proving' | 'reading') => void;
  readonly onEvent: (told: SessionEvent) => void;
  /** The thread has ended: by itself with a reason, or because main ended it. */
  readonly onEnd: (reason: unknown) => void;
}

/**
 * Main's end of one session's worker thread. Nothing that the thread made is kept here but plain answers. Ending or
 * crashing it fails what is under way and moves no other session.
 */
export class SessionThread {
  #worker: Worker;
  #next = 1;
  #waiting = new Map<number, Waiting>();
  #hasEnded = false;

  constructor(
    start: ThreadStart,
    /** The thread's way to the broker of turns and tokens; it is given away with the start. */
    broker: MessagePort,
    told: SessionThreadTold,
    /** Started and told nothing yet. */
    worker: Worker,
  ) {
    this.#worker = worker;
    this.#worker.on('message', (message: FromThread) => {
      if (message.type === 'step') told.onStep(message.step);
      else if (message.type === 'told') told.onEvent(message.told);
      else if (message.type === 'defect') log.error(message.words, message.text);
      else if (message.type === 'written') this.#settle(message.id, success(new Written(message.text)));
      else this.#settle(message.id, message.result);
    });
    let reason: unknown = null;
    this.#worker.on('error', (error) => {
      reason = error;
    });
    this.#worker.on('exit', () => {
      this.#hasEnded = true;
      if (reason !== null) log.error('a session’s thread ended by itself', reason);
      for (const [id, { name }] of this.#waiting) this.#settle(id, failed(endedFailure(name, waysOf(name))));
      told.onEnd(reason);
    });
    this.#post({ type: 'start', start, broker }, [broker]);
  }

  /** Asks the thread; a thread that has ended answers with a failure. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<Answer<N>>> {
    if (this.#hasEnded) return failed({ kind: 'session-crashed' });
    const id = this.#next++;
    return await new Promise((resolve) => {
      this.#waiting.set(id, { name, settle: (result: Result<Answer<N>>) => resolve(result) });
      this.#post({ type: 'call', id, name, input, ways: waysOf(name) });
    });
  }

  /** Ends the thread and with it its connections and its secret. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToThread, transfer: readonly Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #settle(id: number, result: Result<unknown>): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle(result);
  }
}
