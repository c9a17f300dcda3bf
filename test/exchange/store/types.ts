import type { ItemValues } from '../schema/codecs.ts';
import type { SeedPerson } from '../content/seed.ts';
import type { Grant } from '../rights/levels.ts';
import type { MailboxSettings } from './settings.ts';
import type { Watcher } from './announce.ts';
import type { FolderItems, MailboxItems } from './bulk.ts';

/** Which element an item is written as. */
export type ItemKind =
  | 'Item'
  | 'Message'
  | 'CalendarItem'
  | 'Contact'
  | 'Task'
  | 'MeetingRequest'
  | 'MeetingResponse'
  | 'MeetingCancellation';

/** One MAPI property that a client wrote; `key` is its canonical name, `uri` the attributes it is returned with. */
export interface ExtendedProperty {
  readonly key: string;
  readonly uri: Readonly<Record<string, string>>;
  readonly value: string | readonly string[];
}

/** An item inside an item, without a place of its own. */
export type AttachedItem = Pick<Item, 'kind' | 'values' | 'extended' | 'attachments'>;

/** A file inside an item, or (`item`) another item, whose content is then its MIME form. */
export interface Attachment {
  readonly number: number;
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly contentId?: string;
  readonly isInline: boolean;
  readonly modifiedAt: number;
  readonly item?: AttachedItem;
}

/** An occurrence that differs from its series (its own values), or is gone. Times in ms since 1970, UTC. */
export type SeriesException =
  | { readonly deleted: true }
  | {
      readonly deleted: false;
      values: ItemValues;
      readonly extended: Map<string, ExtendedProperty>;
      attachments: Attachment[] | undefined;
      change: number;
    };

/** Where an item that is computed from a series belongs. `index` counts from 1 and skips nothing. */
export interface OccurrencePlace {
  readonly master: Item;
  readonly index: number;
  readonly originalStart: number;
}

/** A message, appointment, contact or task in one folder. */
export interface Item {
  readonly mailbox: Mailbox;
  readonly kind: ItemKind;
  /** 48-bit number inside the item id; a new one after every move. */
  counter: number;
  folder: Folder;
  /** 48-bit number inside the change key; a new one after every change. */
  change: number;
  values: ItemValues;
  extended: ReadonlyMap<string, ExtendedProperty>;
  attachments: Attachment[];
  /** Messages of one conversation share this; ConversationId is made from it. */
  readonly thread: string;
  /** The change number at which each property was last set: what AutoResolve compares. */
  touched: ReadonlyMap<string, number>;
  /** Address of whoever made it: the `own` of "edit own" and "delete own". */
  readonly creator: string;
  /** For a recurring master: what happened to occurrences, by original start in ms. */
  readonly exceptions: Map<number, SeriesException>;
  readonly occurrence?: OccurrencePlace;
  /** The id text, kept because encoding 1,000 of them costs a millisecond. */
  idText: string | undefined;
}

/** A folder with its permissions: levels by lower-case address, plus `Default` and `Anonymous`. */
export interface Folder {
  readonly mailbox: Mailbox;
  readonly counter: number;
  parent: Folder | undefined;
  displayName: string;
  readonly folderClass: string;
  readonly distinguishedId: string | undefined;
  readonly permissions: Map<string, Grant>;
  /** MAPI properties that clients wrote on the folder, by canonical key. */
  readonly extended: Map<string, ExtendedProperty>;
  readonly children: Folder[];
  readonly items: FolderItems;
  change: number;
  /** When something was last done to its items; ms since 1970. */
  committedAt: number;
  /** What was done here, in order; sync states point into it. */
  readonly history: FolderChange[];
}

/** One entry of a folder's history. */
export interface FolderChange {
  readonly type: 'create' | 'update' | 'readFlag' | 'delete';
  readonly counter: number;
  /** For what can no longer be looked up, or need not be: deletions and read flags. */
  readonly idText: string;
  readonly isRead: boolean;
}

/** What one account was granted on a whole mailbox. */
export interface MailboxGrant {
  fullAccess: boolean;
  sendAs: boolean;
  sendOnBehalf: boolean;
}

/** An entry in the mailbox owner's delegate list. */
export interface Delegate {
  readonly address: string;
  viewPrivateItems: boolean;
  receiveCopiesOfMeetingMessages: boolean;
}

/** One mailbox. */
export interface Mailbox {
  readonly guid: string;
  readonly person: SeedPerson;
  readonly address: string;
  readonly folders: Map<number, Folder>;
  readonly distinguished: Map<string, Folder>;
  readonly items: MailboxItems;
  /** ms since 1970 by the server's clock. */
  readonly now: () => number;
  /** Who is told of every change in it. */
  readonly watchers: Set<Watcher>;
  readonly grants: Map<string, MailboxGrant>;
  readonly delegates: Delegate[];
  readonly settings: MailboxSettings;
  /** False: the local free/busy message that holds the list of delegates was never made. */
  hasDelegateConfiguration: boolean;
  /** Addresses, in lower case, whose entry in the list of delegates cannot be saved. */
  unsavableDelegates: readonly string[];
  deliverMeetingRequests:
    'DelegatesOnly' | 'DelegatesAndMe' | 'DelegatesAndSendInformationToMe' | 'NoForward';
  /** Set-Mailbox -MessageCopyForSentAsEnabled: a copy of mail sent as the owner also stays in the owner's Sent Items. */
  messageCopyForSentAsEnabled: boolean;
  /** Set-Mailbox -MessageCopyForSendOnBehalfEnabled: the same for mail sent on behalf. */
  messageCopyForSendOnBehalfEnabled: boolean;
}
