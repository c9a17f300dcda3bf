/**
 * What the sample organisation is made of, as plain data: the border between the content (test/exchange/content/)
 * and the server that loads it (test/exchange/store/). Addresses are lower case; times are ISO 8601 in UTC unless
 * a zone stands beside them.
 */

/** A person, a shared mailbox, a service account, a room or an outside correspondent in the directory. */
export interface SeedPerson {
  readonly address: string;
  readonly name: string;
  readonly kind: 'person' | 'shared' | 'service' | 'room' | 'external';
  /** Password for Basic and NTLM; absent where nobody signs in (shared mailboxes, rooms, outsiders). */
  readonly password?: string;
  /** One word for `npm run exchange`: executive, assistant, support, service, shared, room. */
  readonly role?: string;
  readonly title?: string;
  readonly department?: string;
  /** Windows zone id, for instance `W. Europe Standard Time`. */
  readonly timeZone: string;
  /** Hidden from the address list: opens by address, never found by ResolveNames. */
  readonly isHidden?: boolean;
  /** Other addresses of the same mailbox, in lower case. */
  readonly aliases?: readonly string[];
}

/** EWS's own permission levels for a folder (CalendarPermissionLevel and PermissionLevel share these). */
export type SeedLevel =
  | 'None'
  | 'FreeBusyTimeOnly'
  | 'FreeBusyTimeAndSubjectAndLocation'
  | 'Reviewer'
  | 'Contributor'
  | 'NoneditingAuthor'
  | 'Author'
  | 'PublishingAuthor'
  | 'Editor'
  | 'PublishingEditor'
  | 'Owner';

/** One grant in one mailbox. A grant not listed does not exist. */
export interface SeedGrant {
  readonly owner: string;
  /** An address, or `Default`: everybody of the organisation to whom nothing else is granted. */
  readonly to: string;
  /** Full Access to the whole mailbox (Add-MailboxPermission). */
  readonly fullAccess?: boolean;
  readonly sendAs?: boolean;
  readonly sendOnBehalf?: boolean;
  /** Levels by distinguished folder id, for instance `calendar: 'Editor'`. */
  readonly folders?: Readonly<Record<string, SeedLevel>>;
  /** Present when `to` is also listed as a delegate (AddDelegate). */
  readonly delegate?: {
    readonly viewPrivateItems: boolean;
    readonly receiveCopiesOfMeetingMessages: boolean;
  };
}

/** The impersonation role: who may impersonate whom (the management scope, spelt out). */
export interface SeedImpersonation {
  readonly account: string;
  readonly scopeName: string;
  readonly mailboxes: readonly string[];
}

export interface SeedAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** With `contentId` and `isInline`, a picture inside the body. */
  readonly contentId?: string;
  readonly isInline?: boolean;
}

export interface SeedMessage {
  readonly kind: 'message';
  readonly mailbox: string;
  /** Distinguished folder id, or a `/`-separated path of display names below the message root. */
  readonly folder: string;
  readonly subject: string;
  readonly from: string;
  /** Differs from `from` when sent on behalf. */
  readonly sender?: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly sentAt: string;
  readonly body: string;
  readonly bodyType: 'Text' | 'HTML';
  readonly isRead: boolean;
  readonly importance?: 'Low' | 'Normal' | 'High';
  readonly sensitivity?: 'Normal' | 'Personal' | 'Private' | 'Confidential';
  readonly categories?: readonly string[];
  readonly flag?: 'NotFlagged' | 'Flagged' | 'Complete';
  /** Messages of one conversation share this. */
  readonly thread: string;
  readonly internetMessageId: string;
  readonly inReplyTo?: string;
  readonly attachments?: readonly SeedAttachment[];
}

/** How a series repeats: the shapes of RecurrenceType in the schema that offices really use. */
export type SeedPattern =
  | { readonly type: 'daily'; readonly interval: number }
  | { readonly type: 'weekly'; readonly interval: number; readonly days: readonly SeedDay[] }
  | { readonly type: 'absoluteMonthly'; readonly interval: number; readonly day: number }
  | {
      readonly type: 'relativeMonthly';
      readonly interval: number;
      readonly day: SeedDay;
      readonly index: SeedIndex;
    }
  | { readonly type: 'absoluteYearly'; readonly day: number; readonly month: number };
export type SeedDay = 'Sunday' | 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday';
export type SeedIndex = 'First' | 'Second' | 'Third' | 'Fourth' | 'Last';

/** One occurrence that differs from its series, or is gone. `originalDate` is the local date (YYYY-MM-DD) it had. */
export type SeedException =
  | { readonly originalDate: string; readonly deleted: true }
  | {
      readonly originalDate: string;
      /** Wall clock in the appointment's zone, like its own start and end. */
      readonly start: string;
      readonly end: string;
      readonly subject?: string;
      readonly location?: string;
    };

export interface SeedAppointment {
  readonly kind: 'appointment';
  readonly mailbox: string;
  /** Distinguished folder id (`calendar`) or a path, as above. */
  readonly folder: string;
  readonly subject: string;
  /** First start and end, wall clock in `timeZone`, `YYYY-MM-DDTHH:mm:ss`, no offset. */
  readonly start: string;
  readonly end: string;
  /** Windows zone id. */
  readonly timeZone: string;
  readonly isAllDay?: boolean;
  readonly location?: string;
  readonly body?: string;
  readonly bodyType?: 'Text' | 'HTML';
  readonly freeBusy: 'Free' | 'Tentative' | 'Busy' | 'OOF' | 'WorkingElsewhere';
  readonly sensitivity?: 'Normal' | 'Personal' | 'Private' | 'Confidential';
  readonly categories?: readonly string[];
  readonly organizer: string;
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly resources?: readonly string[];
  /** What the mailbox's owner answered, when not the organiser. */
  readonly myResponse?: 'Unknown' | 'Organizer' | 'Tentative' | 'Accept' | 'Decline' | 'NoResponseReceived';
  readonly reminderMinutes?: number;
  readonly recurrence?: {
    readonly pattern: SeedPattern;
    /** Local dates, YYYY-MM-DD. */
    readonly startDate: string;
    readonly end:
      | { readonly type: 'none' }
      | { readonly type: 'date'; readonly date: string }
      | { readonly type: 'count'; readonly count: number };
    readonly exceptions?: readonly SeedException[];
  };
  /** Stable across mailboxes for one meeting. */
  readonly uid: string;
}

export type SeedItem = SeedMessage | SeedAppointment;

/** A distribution group, or (`isRoomList`) a list of rooms. Members are addresses, of groups too. */
export interface SeedGroup {
  readonly address: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly isRoomList?: boolean;
}

/** An entry of somebody's Contacts folder. */
export interface SeedContact {
  readonly kind: 'contact';
  readonly mailbox: string;
  readonly folder: string;
  readonly givenName: string;
  readonly surname: string;
  readonly address: string;
  readonly company?: string;
  readonly jobTitle?: string;
  /** Numbers by t:PhoneNumberKeyType. */
  readonly phones?: Readonly<Record<string, string>>;
  readonly city?: string;
  readonly categories?: readonly string[];
}

/** An entry of somebody's Tasks folder. Dates are `YYYY-MM-DD`. */
export interface SeedTask {
  readonly kind: 'task';
  readonly mailbox: string;
  readonly folder: string;
  readonly subject: string;
  readonly dueDate?: string;
  readonly percentComplete?: number;
  readonly body?: string;
}

/** What owners set up: automatic replies and colour categories. Times are ISO 8601 in UTC. */
export interface SeedSettings {
  readonly mailbox: string;
  readonly oof?: {
    readonly from?: string;
    readonly to?: string;
    readonly internalReply: string;
    readonly externalReply: string;
  };
  /** Name and colour, -1 (none) to 24. */
  readonly categories?: readonly { readonly name: string; readonly color: number }[];
}

/** What stands in a mailbox and its directory entry besides mail and appointments. */
export interface SeedExtras {
  readonly groups?: readonly SeedGroup[];
  /** PNG pictures of people, by address. */
  readonly photos?: ReadonlyMap<string, Uint8Array>;
  readonly entries?: readonly (SeedContact | SeedTask)[];
  readonly settings?: readonly SeedSettings[];
}

/** The organisation without its items. */
export interface SeedOrganisation {
  readonly domain: string;
  readonly people: readonly SeedPerson[];
  readonly grants: readonly SeedGrant[];
  readonly impersonation: readonly SeedImpersonation[];
  /** Folders besides the distinguished ones: mailbox, path below the message root, folder class. */
  readonly folders: readonly {
    readonly mailbox: string;
    readonly path: string;
    readonly folderClass: string;
  }[];
}

/** Same seed, size and `now`: same content, byte for byte. Items are yielded one by one so that large sizes stream. */
export interface Content {
  readonly organisation: SeedOrganisation;
  items(): Iterable<SeedItem>;
  readonly extras?: SeedExtras;
  /** The same items in two parts: those to load at once, and those that can be made when somebody looks. */
  parts?(): { readonly items: Iterable<SeedItem>; readonly bulk: readonly SeedBulk[] };
}

/** Many messages of one folder, newest first, each of which can be made by its index and is always the same. */
export interface SeedBulk {
  readonly mailbox: string;
  readonly folder: string;
  readonly count: number;
  /** All of them are read, or none is. */
  readonly isRead: boolean;
  message(index: number): SeedMessage;
  /** `message(index).sentAt` in ms since 1970, without making the message. */
  sentAt(index: number): number;
}

/** `now` (ISO 8601, UTC) anchors the dates: the current week is busy, the inboxes end at it. */
export interface ContentOptions {
  readonly seed: number;
  /** `demo` is the office of the demo and the tests; a number asks for that many messages in each inbox. */
  readonly size: 'demo' | number;
  /** So many shared mailboxes more, which the assistant may open, each with `size` messages (500 at `demo`). */
  readonly mailboxes?: number;
  readonly now: string;
}
