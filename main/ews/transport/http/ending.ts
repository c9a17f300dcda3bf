import type { Failure } from '../../../../shared/failure.ts';
import type { EwsRequest } from '../transport.ts';

/** How a request ended without an answer, and what may have happened to it on the way. */
export interface Ending {
  readonly failure: Failure;
  /** A byte of the request proper may have left and the server did not plainly refuse it. */
  readonly mayHaveActed: boolean;
  /**
   * What another try would need: a fresh connection, after a reused one died without a byte of reply; a fresh sign-in,
   * after one was refused that was accepted before; another turn, after the server was seen to be busy before the request
   * left. Null where nothing would be different.
   */
  readonly remedy: 'connection' | 'sign-in' | 'turn' | null;
}

/** Ended before the request proper could reach the server, or by its plain refusal. */
export function notActed(failure: Failure): Ending {
  return { failure, mayHaveActed: false, remedy: null };
}

/** Ended after the request may have reached the server. */
export function perhapsActed(failure: Failure): Ending {
  return { failure, mayHaveActed: true, remedy: null };
}

/** What the caller is told: a write that may have acted has an unknown outcome, whatever ended it. */
export function failureFor(request: EwsRequest, ending: Ending): Failure {
  if (request.intent === 'write' && ending.mayHaveActed) {
    return { kind: 'outcome-unknown', operation: request.operation };
  }
  return ending.failure;
}
