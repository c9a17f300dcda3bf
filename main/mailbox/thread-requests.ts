import type { Asked, Given, SessionRequestName, TextRequestName } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/failure.ts';
import type { OpeningCalls } from './opening/opening-calls.ts';
import type { Written } from './written.ts';

/** Everything that main may ask of a session's thread: what its mailbox is asked, and what opening it takes. */
export type CallName = SessionRequestName | keyof OpeningCalls;

/** What a thread is asked with. */
export type CallInput<N extends CallName> = N extends SessionRequestName
  ? Asked<N>
  : N extends keyof OpeningCalls
    ? OpeningCalls[N]['input']
    : never;

/**
 * What a thread answers. What comes back is redacted: private items have lost what tells them before they leave the
 * thread.
 */
export type CallOutput<N extends CallName> = N extends SessionRequestName
  ? Given<N>
  : N extends keyof OpeningCalls
    ? OpeningCalls[N]['output']
    : never;

/** What main gets of it. */
export type Answer<N extends CallName> = N extends TextRequestName ? Written<CallOutput<N>> : CallOutput<N>;

/** What a call's declaration says of the way in which it is answered. */
export interface CallWays {
  /** It changes something on the server. */
  readonly isWrite: boolean;
  /** The thread writes the answer as text. */
  readonly isText: boolean;
  /** A store that was filled under an earlier proof may answer it before this run's proof. */
  readonly isEarly: boolean;
  /** It holds no background work back: nobody waits for it, or it waits for that work. */
  readonly isInBackground: boolean;
}

/** The failure of every call to a thread that has ended; a write may have acted. */
export function endedFailure(name: CallName, { isWrite }: CallWays): Failure {
  return isWrite ? { kind: 'outcome-unknown', operation: name } : { kind: 'session-crashed' };
}
