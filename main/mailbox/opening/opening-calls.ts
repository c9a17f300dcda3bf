import type { Proof } from '../../../shared/model/session.ts';

/** What opening found: the proof, and what the frame shows of the mailbox. */
export interface Opened {
  readonly proof: Proof;
  readonly moniker: string | null;
  readonly unread: number | null;
}

/** What a session learns after opening; null where the directory knows no name. */
export interface Learned {
  readonly authenticated: string | null;
  readonly mailbox: string | null;
  readonly level: string;
}

/** What a watch has noticed: names of folders only. */
export interface Noticed {
  /** Folders in which something happened; null where it may have happened anywhere. */
  readonly folderIds: readonly string[] | null;
  /** Folders themselves were made, moved, renamed or deleted. */
  readonly isTreeChanged: boolean;
  /** The machine was suspended meanwhile: connections that look open may be dead. */
  readonly hasSlept?: boolean;
}

/** What main itself asks of a session's thread, beside the requests of the contract: input and output of each. */
export interface OpeningCalls {
  /** Signs in and says under which name the server knows the account; for an account being added. */
  signIn: { input: null; output: null };
  open: { input: null; output: Opened };
  /** What may be learned once the mailbox is open and rows are on their way: names of the directory, and the level. */
  learn: { input: null; output: Learned };
  /** Something has changed in the mailbox, or may have: the session asks for what is new. Answered at once. */
  noticed: { input: Noticed; output: null };
}
