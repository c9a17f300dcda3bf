import type { Folder } from '../../shared/model/folder.ts';
import type { MessagePage } from '../../shared/model/message.ts';
import type { Result } from '../../shared/result.ts';
import type { FolderReference } from '../ews/elements/folder-reference.ts';
import type { EwsService } from '../ews/service.ts';
import type { TraceRing } from '../ews/transport/trace-ring.ts';
import type { MailboxStore } from '../store/mailbox-store.ts';
import type { Sent } from './compose/letter.ts';
import type { SessionEvent, ThreadStart } from './thread-messages.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { KnownPeople } from './people/known-people.ts';
import type { ProvingFolder } from './opening/proof.ts';
import type { SendRights } from './compose/send-rights.ts';
import type { Synchronising } from './synchronising.ts';
import type { Threading } from './compose/threading.ts';
import type { Quiet } from './sync/quiet.ts';
import type { Bases } from './calendar/bases.ts';

/** What one session's thread works with; made once, never shared with another session. */
export interface ThreadContext {
  readonly start: ThreadStart;
  /** Speaks as the session: with its header under impersonation. */
  readonly service: EwsService;
  /** Speaks as the account alone, for the proof. The same as `service` except under impersonation. */
  readonly ownService: EwsService;
  /** Tells main which step the opening has reached. */
  readonly tellStep: (step: 'connecting' | 'proving' | 'reading') => void;
  /** Tells main that something views show has changed. */
  readonly tellEvent: (told: SessionEvent) => void;
  /** Tells main's log of a defect, whole. */
  readonly tellDefect: (words: string, text: string) => void;
  /** What is kept of this mailbox between runs, or in memory where that cannot be. */
  readonly store: MailboxStore;
  /** What the directory has said of people. */
  readonly people: KnownPeople;
  /** The writes that must happen once. */
  readonly outbox: Outbox;
  /** Versions of calendar items as they were read. */
  readonly bases: Bases;
  /** Keeps the store up with the server. */
  readonly sync: Synchronising;
  /** The last requests and replies, with everything secret taken out. */
  readonly traces: TraceRing;
  /** Knows whether somebody waits for an answer now. */
  readonly quiet: Quiet;
  /** What the opening proved, and what the session learned since. */
  readonly known: Known;
}

/** The rights that were told of the items in a folder. */
export interface ItemsTold {
  readonly folder: Folder['rights'];
  /** Null where the folder was empty. */
  readonly items: Folder['rights'] | null;
}

/** What a session knows of its mailbox. Empty until the proof. */
export interface Known {
  /** The proof did not hold: nothing of the store may be shown any more. */
  isRefused: boolean;
  /** Display names: what main knew at the start, then what the directory said. */
  names: ThreadStart['names'];
  /** What the ids of the proved mailbox carry; null before the proof, or where ids are opaque. */
  moniker: string | null;
  /** The same of the account's own mailbox, where another one is open; null where it is not known. */
  ownMoniker: string | null;
  /** Proved folders by distinguished id; a refused one is absent. */
  readonly folders: Map<ProvingFolder, Folder>;
  /** The proved folders are in the store, with their counts of then. */
  areFoldersKept: boolean;
  /** What may be done with an item that lies in the inbox and the calendar; absent where there is none to tell. */
  readonly itemRights: Map<ProvingFolder, Folder['rights']>;
  /** What one item of a folder told of the others, by folder id, and the folder's own rights at that time. */
  readonly itemsTold: Map<string, ItemsTold>;
  /** Rights of any folder seen since, by folder id. */
  readonly rights: Map<string, Folder['rights']>;
  /** The inbox's first rows, asked for together with the proof. */
  firstPage: Promise<Result<MessagePage>> | null;
  /** One's own Sent Items, where a copy goes when the mailbox's own cannot be written. */
  ownSentItems: Folder | null;
  /** Which ways to send were refused, and which ones a copy read back has shown. */
  readonly sendRights: SendRights;
  /** The stretch of the calendar that somebody looked at last; null before. */
  stretch: { readonly start: string; readonly end: string } | null;
  /** Headers that an answer to a message carries on, by item id: read when the form was opened. */
  readonly threading: Map<string, Threading>;
  /** What was promised for each message sent in this run, by marker. */
  readonly sent: Map<string, Sent>;
}

/** A distinguished folder of the session's mailbox, named with the mailbox as EWS wants it. */
export function inMailbox(context: Pick<ThreadContext, 'start'>, name: ProvingFolder): FolderReference {
  return { by: 'name', name, mailbox: context.start.identities.mailbox };
}

/** The rights that are known for a folder, or null. */
export function rightsOf(
  { known }: Pick<ThreadContext, 'known'>,
  folderId: string | null,
): Folder['rights'] | null {
  return folderId === null ? null : (known.rights.get(folderId) ?? null);
}
