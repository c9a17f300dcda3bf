import type { Failure } from '../../../../shared/failure.ts';
import { failed, success, type Result } from '../../../../shared/result.ts';
import { RefusalCount } from './refusal-count.ts';
import type { Watch } from '../watch.ts';

/** Leave to send a request. The first of its ends to be called counts. */
export interface Leave {
  /** Exchange answered the request that carried the credentials: they are right. */
  accepted(): void;
  /** The credentials were refused. `isLast`: this request cannot try again, so nobody will. */
  refused(isLast: boolean): { readonly failure: Failure; readonly mayTryAgain: boolean };
  /** No verdict: no credentials were sent, or no server of ours answered. */
  undecided(): void;
}

/**
 * What a request proves: `nothing` on a connection that has signed in for good, `again` where the same credentials were
 * accepted on its connection before, `first` on any other.
 */
export type Proving = 'nothing' | 'again' | 'first';

/** Refused sign-ins in a row after which nobody tries any more. */
const mostEver = 2;

/**
 * Keeps a wrong password from locking the account: at most two refused sign-ins leave, ever. A password that was never
 * accepted is tried once, by one request, while all others wait for its verdict; nothing would be different the second
 * time. One that was accepted before may be refused twice in a row, because a server that cannot reach its directory
 * refuses too. Then nothing leaves any more. (Basic repeats its proof with each request, so a password that changes
 * while several are under way is refused as often; a directory does not count the password before the present one.)
 */
export class SignInGate {
  readonly #userName: string;
  #wasAccepted: boolean;
  readonly #refusals: RefusalCount;
  #underWay = 0;
  #closed: Failure | null = null;
  readonly #waiting = new Set<() => void>();

  /**
   * `wasAccepted`: Exchange has accepted these credentials in this run already, on another transport. `refusals` are
   * counted together with other transports that sign in with them.
   */
  constructor(userName: string, wasAccepted: boolean, refusals = new RefusalCount()) {
    this.#userName = userName;
    this.#wasAccepted = wasAccepted;
    this.#refusals = refusals;
  }

  /** Waits for leave to sign in. Fails once the gate is closed, or as the watch says. */
  async enter(watch: Watch, proving: Proving): Promise<Result<Leave>> {
    for (;;) {
      const refusals = this.#refusals.value;
      if (refusals >= this.#mostRefusals) this.close(this.#wrong(refusals));
      if (this.#closed !== null) return failed(this.#closed);
      if (watch.reason !== null) return failed(watch.reason);
      if (proving === 'nothing' || (proving === 'again' && this.#refusals.value === 0))
        return success(this.#leave(0));
      if (this.#underWay + this.#refusals.value < this.#mostRefusals) return success(this.#leave(1));
      await this.#settled(watch);
    }
  }

  /** Lets nothing pass from now on. */
  close(failure: Failure): void {
    this.#closed ??= failure;
    this.#wake();
  }

  get #mostRefusals(): number {
    return this.#wasAccepted ? mostEver : 1;
  }

  #leave(places: number): Leave {
    this.#underWay += places;
    let held = places;
    const settle = (): void => {
      this.#underWay -= held;
      held = 0;
      this.#wake();
    };
    return {
      accepted: () => {
        this.#wasAccepted = true;
        if (this.#refusals.value > 0) this.#refusals.reset();
        settle();
      },
      refused: (isLast) => {
        const attempts = this.#refusals.add();
        const failure = this.#wrong(attempts);
        if (isLast || attempts >= this.#mostRefusals) this.close(failure);
        settle();
        return { failure, mayTryAgain: this.#closed === null };
      },
      undecided: settle,
    };
  }

  #wrong(attempts: number): Failure {
    return { kind: 'wrong-credentials', userName: this.#userName, attempts };
  }

  #settled(watch: Watch): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        watch.release();
        resolve();
      };
      this.#waiting.add(wake);
      watch.guard(wake);
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
