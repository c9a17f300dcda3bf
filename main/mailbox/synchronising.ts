import type { Result } from '../../shared/result.ts';
import type { Noticed } from './opening/opening-calls.ts';

/** What the requests of a session ask of its synchronisation, which itself works with all that a session has. */
export interface Synchronising {
  /** The mailbox is proved: takes the folders as proved, then catches up with what happened since the last run. */
  begin(): void;
  /** Reads the folder tree anew where that is due; settles once the store has it. */
  readTree(): Promise<Result<null>>;
  /** Somebody looks at a folder: it is kept up from now on. */
  look(folderId: string): void;
  /** Asks the server for what is new in a folder; settles once that is stored, or has failed. */
  refresh(folderId: string): Promise<Result<null>>;
  /** Something has changed, or may have. */
  noticed(noticed: Noticed): void;
  /** Settles when nothing is under way or waits. */
  settled(): Promise<void>;
  /** Ends what is under way. */
  end(): void;
}
