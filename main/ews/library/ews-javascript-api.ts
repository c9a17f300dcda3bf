import { createRequire } from 'node:module';
import { escapeLibraryWriter, type LibraryWriter } from './escape-library-writer.ts';

/**
 * The little of ews-javascript-api 0.15.3 that is used, typed by hand: its own typings hold 192 errors. Its objects stay
 * in this folder; operations convert what they need and pass none on.
 * https://github.com/gautamsi/ews-javascript-api
 */
export interface Library {
  readonly ExchangeService: new (version: number) => LibraryService;
  readonly ExchangeVersion: { readonly Exchange2013_SP1: number };
  readonly Uri: new (url: string) => object;
  readonly WebCredentials: new (userName: string, password: string) => object;
  readonly Mailbox: new (address: string) => object;
  readonly EwsServiceXmlWriter: { readonly prototype: LibraryWriter };
  /** Enumerations are objects from number to name and back. */
  readonly DelegateFolderPermissionLevel: LibraryEnumeration;
  readonly MeetingRequestsDeliveryScope: LibraryEnumeration;
}

export type LibraryEnumeration = Readonly<Record<string | number, string | number | undefined>>;

/** The library's service object; one is made for each call and none is shared. */
export interface LibraryService {
  Url: object;
  Credentials: object;
  XHRApi: LibraryTransport;
  GetDelegates(mailbox: object, includePermissions: boolean): Promise<LibraryDelegates>;
}

/** What the library calls to reach a server. */
export interface LibraryTransport {
  readonly apiName: string;
  xhr(request: { readonly data: string }): Promise<LibraryHttpReply>;
}

/** What the library takes for an XMLHttpRequest that is done. */
export interface LibraryHttpReply {
  readonly status: number;
  readonly responseText: string;
  getAllResponseHeaders(): object;
  getResponseHeader(name: string): string;
}

export interface LibraryDelegates {
  readonly MeetingRequestsDeliveryScope: number;
  readonly DelegateUserResponses: readonly { readonly DelegateUser: LibraryDelegate | null }[];
}

/** Each getter may throw or give null where the server left the element out. */
export interface LibraryDelegate {
  readonly UserId: { readonly PrimarySmtpAddress: string | null; readonly DisplayName: string | null } | null;
  readonly ReceiveCopiesOfMeetingMessages: boolean | null;
  readonly ViewPrivateItems: boolean | null;
  readonly Permissions: {
    readonly CalendarFolderPermissionLevel: number;
    readonly TasksFolderPermissionLevel: number;
    readonly InboxFolderPermissionLevel: number;
    readonly ContactsFolderPermissionLevel: number;
    readonly NotesFolderPermissionLevel: number;
    readonly JournalFolderPermissionLevel: number;
  };
}

let loaded: Library | null = null;

/**
 * Loads the library at its first use, for half a second and some 50 MB: to be called in a session's thread only. Its
 * writer escapes nothing by itself; that is mended before anyone can use it.
 */
export function loadLibrary(): Library {
  if (loaded !== null) return loaded;
  const library: Library = createRequire(import.meta.url)('ews-javascript-api');
  escapeLibraryWriter(library.EwsServiceXmlWriter.prototype);
  loaded = library;
  return library;
}
