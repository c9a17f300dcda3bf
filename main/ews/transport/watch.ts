import type { Failure } from '../../../shared/failure.ts';

type Phase = 'connect' | 'reply' | 'body';

/**
 * Watches over one request: the caller's abort, the transport's end and one time limit a phase. The first of them
 * stops the request for good and is its reason. Timers run on the monotonic clock, as all of Node's do.
 */
export class Watch {
  readonly #host: string;
  readonly #signal: AbortSignal | undefined;
  #reason: Failure | null = null;
  #stop: (reason: Failure) => void = ignore;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: string, signal: AbortSignal | undefined) {
    this.#host = host;
    this.#signal = signal;
    if (signal?.aborted === true) this.cancel();
    else signal?.addEventListener('abort', this.cancel);
  }

  /** Why the request must stop; null while it may go on. */
  get reason(): Failure | null {
    return this.#reason;
  }

  /** Ends the request for the caller's or the transport's sake. */
  readonly cancel = (): void => {
    this.halt({ kind: 'cancelled' });
  };

  /** Ends the request for a reason; later ones do not count. */
  halt(reason: Failure): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    clearTimeout(this.#timer);
    this.#stop(reason);
  }

  /** Says how to stop what is going on now; one step at a time. A reason that exists already stops it at once. */
  guard(stop: (reason: Failure) => void): void {
    this.#stop = stop;
    if (this.#reason !== null) stop(this.#reason);
  }

  /** The step is over: nothing is left to stop, and no time runs. */
  release(): void {
    this.#stop = ignore;
    clearTimeout(this.#timer);
  }

  /** Starts the time limit of a phase, in place of the one before. */
  begin(phase: Phase, afterMs: number): void {
    clearTimeout(this.#timer);
    if (this.#reason !== null) return;
    this.#timer = setTimeout(() => {
      this.halt({ kind: 'timed-out', host: this.#host, phase, afterMs });
    }, afterMs);
  }

  /** Something came: the phase's time starts again. */
  progress(): void {
    this.#timer?.refresh();
  }

  /** The request is over. */
  finish(): void {
    this.release();
    this.#signal?.removeEventListener('abort', this.cancel);
  }
}

function ignore(): void {
  // Between two steps nothing is there to stop; the next step asks for the reason first.
}
