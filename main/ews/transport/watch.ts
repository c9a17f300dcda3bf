import type { Failure } from '../../../shared/failure.ts';
import { machineClock, type LimitClock } from './clock.ts';
import type { TransportLimits } from './limits.ts';

type Phase = Extract<Failure, { readonly kind: 'timed-out' }>['phase'];

/**
 * Watches over one request: the caller's abort, the transport's end, one time limit a phase, a least rate within a reply
 * and one limit for the whole. The first of them stops the request for good and is its reason. Timers run on the monotonic
 * clock, as all of Node's do.
 */
export class Watch {
  readonly #host: string;
  readonly #signal: AbortSignal | undefined;
  #reason: Failure | null = null;
  #stop: (reason: Failure) => void = ignore;
  #timer: NodeJS.Timeout | undefined;
  readonly #clock: LimitClock;
  #endRate: () => void = ignore;
  #endTotal: () => void = ignore;
  #cameBytes = 0;

  constructor(host: string, signal: AbortSignal | undefined, clock = machineClock) {
    this.#host = host;
    this.#signal = signal;
    this.#clock = clock;
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
    this.#endPhase();
    this.#endTotal();
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
    this.#endPhase();
  }

  /** Starts the time limit of a phase, in place of the one before. */
  begin(phase: Phase, afterMs: number): void {
    this.#endPhase();
    if (this.#reason !== null) return;
    this.#timer = setTimeout(() => this.#late(phase, afterMs), afterMs);
  }

  /** From now until the step is released, so much must come in each stretch of time. */
  keepRate({ bytes, everyMs }: TransportLimits['leastRate']): void {
    if (this.#reason !== null) return;
    this.#cameBytes = 0;
    this.#endRate = this.#clock.after(everyMs, () => {
      if (this.#cameBytes < bytes) this.#late('rate', everyMs);
      else this.keepRate({ bytes, everyMs });
    });
  }

  /** Starts the limit of all that is still to come, however many phases; none where it is infinite. */
  limit(totalMs: number): void {
    this.#endTotal();
    this.#endTotal = ignore;
    if (this.#reason !== null || totalMs === Infinity) return;
    this.#endTotal = this.#clock.after(totalMs, () => this.#late('total', totalMs));
  }

  /** So many bytes came: the phase's time starts again. */
  progress(bytes: number): void {
    this.#cameBytes += bytes;
    this.#timer?.refresh();
  }

  /** The request is over. */
  finish(): void {
    this.release();
    this.#endTotal();
    this.#signal?.removeEventListener('abort', this.cancel);
  }

  #late(phase: Phase, afterMs: number): void {
    this.halt({ kind: 'timed-out', host: this.#host, phase, afterMs });
  }

  #endPhase(): void {
    clearTimeout(this.#timer);
    this.#endRate();
    this.#endRate = ignore;
  }
}

function ignore(): void {
  // Between two steps nothing is there to stop; the next step asks for the reason first.
}
