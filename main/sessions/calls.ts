import type { MessagePort } from 'node:worker_threads';
import type { Failure } from '../../shared/failure.ts';
import type { AccessReport } from '../../shared/model/access-report.ts';
import type { CalendarItem, CalendarPage, MeetingChange, NewMeeting } from '../../shared/model/calendar.ts';
import type { Folder, FolderActs } from '../../shared/model/folder.ts';
import type { Identities, Person } from '../../shared/model/identity.ts';
import type { FoundPage, Message, MessagePage } from '../../shared/model/message.ts';
import type { OutboxDecided, OutboxDecision, OutboxEntry, OutboxList } from '../../shared/model/outbox.ts';
import type { Draft, SendMode, SentCopy, Witness } from '../../shared/model/sending.ts';
import type { Proof } from '../../shared/model/session.ts';
import type { TraceEntry } from '../../shared/model/trace.ts';
import type { Result } from '../../shared/result.ts';
import type { StoreTrouble } from '../store/store-failure.ts';
import type { Written } from './written.ts';
import type { Credential, Endpoint } from '../ews/transport/transport.ts';

/** What a session's thread is given once, at its start: its identities and its one secret. */
export interface ThreadStart {
  readonly endpoint: Endpoint;
  readonly credential: Credential;
  readonly identities: Identities;
  /** Display names known so far; the address stands where none is known. */
  readonly names: { readonly authenticated: string; readonly mailbox: string };
  /** What this mailbox's folder ids carried when it was proved before; null at the first time. */
  readonly knownMoniker: string | null;
  /** The monikers of other mailboxes proved before: an answer that carries one of them is a wrong mailbox. */
  readonly otherMonikers: readonly { readonly address: string; readonly moniker: string }[];
  /** True when Exchange has accepted this secret in this run: then requests need not wait for one another's verdict. */
  readonly isSecretAccepted: boolean;
  /** Where this session's store is and the key that its values are sealed with; null keeps everything in memory. */
  readonly store: { readonly file: string; readonly key: Uint8Array } | null;
}

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

interface ItemName {
  readonly itemId: string;
  readonly changeKey: string;
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

/** What came of a send in the thread; main adds the journal's part. */
export interface Sent {
  readonly marker: string;
  readonly sentAt: string;
  readonly promised: SentCopy;
}

/** What came of a calendar write in the thread. */
export interface MeetingWritten {
  readonly item: CalendarItem | null;
  readonly notified: readonly string[];
  readonly isWitnessed: boolean;
  readonly broken?: ('organizer' | 'cancellation')[];
  readonly witnessedAt: string;
}

/** The message a person has written, as `message.send` takes it. */
export interface Letter {
  readonly mode: SendMode;
  readonly kind: 'new' | 'reply' | 'replyAll' | 'forward';
  readonly reference: ItemName | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly bodyText: string;
  /**
   * Names the form that it was written in, for as long as that is open: what is sent from it again takes the place of
   * what was refused before, and nothing leaves while an earlier try may have happened.
   */
  readonly letterId?: string | undefined;
}

/**
 * Everything that main may ask of a session's thread: input and output of each call. What comes back is redacted:
 * private items have lost what tells them before they leave the thread.
 */
export interface SessionCalls {
  /** Signs in and says under which name the server knows the account; for an account being added. */
  signIn: { input: null; output: null };
  open: { input: null; output: Opened };
  /** What may be learned once the mailbox is open and rows are on their way: names of the directory, and the level. */
  learn: { input: null; output: Learned };
  /** Something has changed in the mailbox, or may have: the session asks for what is new. Answered at once. */
  noticed: { input: Noticed; output: null };
  /** Asks the server for what is new in a folder, and answers once that is stored. */
  refresh: { input: { folderId: string }; output: null };
  folders: { input: null; output: Folder[] };
  /** What may be done in a folder, and why not. */
  folderActs: { input: { folderId: string }; output: FolderActs };
  /** The inbox's first rows, so many of them where that is said. */
  firstPage: { input: { limit: number } | null; output: MessagePage };
  messages: {
    input: { folderId: string; offset: number; limit: number; search: string };
    output: MessagePage;
  };
  search: {
    input: { words: string; folderId: string | null; offset: number; limit: number };
    output: FoundPage;
  };
  message: { input: { itemId: string }; output: Message };
  inlinePictures: { input: { itemId: string }; output: { contentId: string; dataUri: string }[] };
  markRead: { input: { item: ItemName; isRead: boolean }; output: ItemName };
  setFlag: { input: { item: ItemName; flag: 'NotFlagged' | 'Flagged' | 'Complete' }; output: ItemName };
  /** Gives categories to an item and takes others from it; those that are not named stay. */
  categorize: {
    input: { item: ItemName; kind: 'message' | 'meeting'; add: string[]; remove: string[] };
    output: ItemName & { categories: string[] };
  };
  delete: { input: { item: ItemName }; output: { moved: ItemName | null; from: string; to: string } };
  move: { input: { item: ItemName; to: string }; output: ItemName | null };
  beginCompose: { input: { kind: Letter['kind']; itemId: string | null }; output: Draft };
  send: { input: Letter; output: Sent };
  witness: { input: { marker: string }; output: Witness };
  calendar: { input: { start: string; end: string }; output: CalendarPage };
  calendarItem: { input: { itemId: string }; output: CalendarItem };
  createMeeting: { input: { meeting: NewMeeting; notify: boolean }; output: MeetingWritten };
  updateMeeting: {
    input: { item: ItemName; change: MeetingChange; notify: boolean };
    output: MeetingWritten;
  };
  cancelMeeting: { input: { item: ItemName; messageText: string }; output: MeetingWritten };
  /** Answers a meeting in this calendar; refused as `conflict` when it has changed since the version named. */
  answerMeeting: {
    input: { item: ItemName; answer: 'Accept' | 'Tentative' | 'Decline'; messageText: string };
    output: MeetingWritten;
  };
  /** The writes that have not come to their end. */
  outbox: { input: null; output: OutboxList };
  /** What a person has decided of one of them. `send-again` looks once more first. */
  decideOutbox: { input: { entryId: string; decision: OutboxDecision }; output: OutboxDecided };
  resolve: { input: { words: string }; output: Person[] };
  access: { input: null; output: AccessReport };
  /** The session's last requests and replies, the oldest first, without secrets and without what others wrote. */
  trace: { input: null; output: TraceEntry[] };
}
export type CallName = keyof SessionCalls;

/** The calls whose answers cross main as text. */
const WRITTEN = [
  'folders',
  'firstPage',
  'messages',
  'search',
  'calendar',
] as const satisfies readonly CallName[];
type WrittenCall = (typeof WRITTEN)[number];

/** Whether the thread writes the answer of a call as text. */
export function isWritten(name: CallName): name is WrittenCall {
  return WRITTEN.some((written) => written === name);
}

/** What main gets from a call. */
export type Answer<N extends CallName> = N extends WrittenCall
  ? Written<SessionCalls[N]['output']>
  : SessionCalls[N]['output'];

/** Main to thread. The first message is `start`; it carries the secret and the way to the broker, and is not repeated. */
export type ToThread =
  | { readonly type: 'start'; readonly start: ThreadStart; readonly broker: MessagePort }
  | { readonly type: 'call'; readonly id: number; readonly name: CallName; readonly input: unknown };

/** What a session's thread tells of its own accord: what views show has changed. */
export type SessionEvent =
  /** What an earlier run proved and stored may be read before this run's proof. */
  | { readonly event: 'readable'; readonly unread: number | null }
  /** Where what is read is kept from now on, and what is wrong with the file where it is not on the disk. */
  | { readonly event: 'store'; readonly isDurable: boolean; readonly trouble: StoreTrouble | null }
  | { readonly event: 'folder'; readonly folderId: string; readonly total: number; readonly asOf: string }
  | { readonly event: 'folders' }
  | { readonly event: 'calendar' }
  | { readonly event: 'outbox'; readonly entries: readonly OutboxEntry[] }
  /** A write whose answer never came was looked for and has happened: for the journal, which has it as unknown. */
  | { readonly event: 'found'; readonly kind: OutboxEntry['kind'] }
  /** An answer was thrown away because it does not fit what was asked: for the journal. */
  | { readonly event: 'misanswered'; readonly operation: string; readonly code: string };

/** Thread to main. */
export type FromThread =
  | { readonly type: 'told'; readonly told: SessionEvent }
  | { readonly type: 'step'; readonly step: 'connecting' | 'proving' | 'reading' }
  | { readonly type: 'defect'; readonly words: string; readonly text: string }
  | { readonly type: 'written'; readonly id: number; readonly text: string }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> };

/** The reads that a store filled under an earlier proof may answer before this run's proof. */
export const READABLE: ReadonlySet<CallName> = new Set<CallName>([
  'folders',
  'firstPage',
  'messages',
  'calendar',
]);

/** The failure of every call to a thread that has ended; a write may have acted. */
export function endedFailure(name: CallName): Failure {
  return WRITES.has(name) ? { kind: 'outcome-unknown', operation: name } : { kind: 'session-crashed' };
}

/** The calls that change something on the server. */
export const WRITES: ReadonlySet<CallName> = new Set<CallName>([
  'markRead',
  'setFlag',
  'categorize',
  'delete',
  'move',
  'send',
  'createMeeting',
  'updateMeeting',
  'cancelMeeting',
  'answerMeeting',
  'decideOutbox',
]);
