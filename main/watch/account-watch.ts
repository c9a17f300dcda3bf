import type { MessagePort, Worker } from 'node:worker_threads';
import type { Failure } from '../../shared/failure.ts';
import { log } from '../log.ts';
import type { Noticed } from '../mailbox/opening/opening-calls.ts';
import type { FromWatch, HeardState, ToWatch, WatchedMailbox, WatchStart } from './watch-messages.ts';

/** What a watch tells main. */
export interface AccountWatchTold {
  readonly onNoticed: (mailboxId: string, noticed: Noticed) => void;
  readonly onState: (mailboxId: string, state: HeardState, since: string) => void;
  /** Exchange refused the account's secret: main ends the account's sessions and this watch. */
  readonly onSecretRefused: (failure: Failure) => void;
  /** The thread has ended by itself; a new watch may be made. */
  readonly onCrash: () => void;
}

/**
 * Main's end of the worker thread that watches all opened mailboxes of one account. It holds the account's secret and
 * hanging connections, and no content. Made after Exchange has accepted the secret in this run.
 */
export class AccountWatch {
  readonly #worker: Worker;
  #isEnding = false;

  /** `worker` has been told nothing yet (`WATCH_WORKER`); from now on it is this watch's. */
  constructor(start: WatchStart, broker: MessagePort, told: AccountWatchTold, worker: Worker) {
    this.#worker = worker;
    this.#worker.on('message', (message: FromWatch) => {
      // What was on its way when main ended the watch is nobody's any more.
      if (this.#isEnding) return;
      if (message.type === 'noticed') told.onNoticed(message.mailboxId, message.noticed);
      else if (message.type === 'state') told.onState(message.mailboxId, message.state, message.since);
      else if (message.type === 'secret-refused') told.onSecretRefused(message.failure);
      else log.error(message.words, message.text);
    });
    this.#worker.on('error', (error) => log.error('a watch’s thread ended by itself', error));
    this.#worker.on('exit', () => {
      if (!this.#isEnding) told.onCrash();
    });
    this.#worker.postMessage({ type: 'start', start, broker } satisfies ToWatch, [broker]);
  }

  /** Watches one more mailbox; one that is watched already stays as it is. */
  watch(mailbox: WatchedMailbox): void {
    this.#post({ type: 'watch', mailbox });
  }

  unwatch(mailboxId: string): void {
    this.#post({ type: 'unwatch', mailboxId });
  }

  /** The machine has woken, or has another network: all mailboxes synchronise at once. */
  resumed(): void {
    this.#post({ type: 'resumed' });
  }

  /** Ends the thread and with it its connections and its secret. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#worker.terminate();
  }

  #post(message: ToWatch): void {
    if (!this.#isEnding) this.#worker.postMessage(message);
  }
}
