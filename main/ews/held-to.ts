import type { Failure } from '../../shared/failure.ts';

/** What every reply of a session is held to, whichever operation it answers. */
export interface HeldTo {
  /** What the ids of the session's mailbox carry inside; null before its proof and where ids are opaque. */
  readonly mailbox: () => string | null;
  /** The same of the account's own mailbox; null where that is not known. */
  readonly own: () => string | null;
  /** Told of each reply that was refused because it does not fit what was asked. */
  readonly onRefused: (operation: string, failure: Failure) => void;
}
