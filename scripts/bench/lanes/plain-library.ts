import { createRequire } from 'node:module';

interface Changes {
  readonly Count: number;
  readonly SyncState: string;
  readonly MoreChangesAvailable: boolean;
}

interface Found {
  readonly TotalCount: number;
  readonly Items: readonly unknown[];
}

/** What of the library's service the lanes use. */
export interface PlainService {
  Url: unknown;
  Credentials: unknown;
  SyncFolderItems(
    folder: unknown,
    properties: unknown,
    ignored: readonly unknown[],
    most: number,
    scope: number,
    state: string,
  ): Promise<Changes>;
  FindItems(folder: unknown, query: unknown, view?: unknown): Promise<Found>;
}

/** The part of ews-javascript-api that the lanes use; its own typings hold 192 errors. */
export interface PlainLibrary {
  readonly ExchangeService: new (version: number) => PlainService;
  readonly ExchangeVersion: { readonly Exchange2013_SP1: number };
  readonly WebCredentials: new (name: string, secret: string) => unknown;
  readonly Uri: new (url: string) => unknown;
  readonly FolderId: new (name: number) => unknown;
  readonly Folder: {
    Bind(service: PlainService, folder: number): Promise<{ readonly TotalCount: number }>;
  };
  readonly ItemView: new (pageSize: number, offset?: number) => unknown;
  readonly PropertySet: new (base: number, properties?: readonly unknown[]) => unknown;
  readonly BasePropertySet: { readonly IdOnly: number };
  readonly WellKnownFolderName: { readonly Inbox: number };
  /** Property definitions by EWS's own names. */
  readonly EmailMessageSchema: Readonly<Record<string, unknown>>;
}

/** The library as its own documents use it: its transport, its credentials, nothing of ours. */
export function plainLibrary(
  url: string,
  address: string,
  password: string,
): { readonly library: PlainLibrary; readonly service: PlainService } {
  const library: PlainLibrary = createRequire(import.meta.url)('ews-javascript-api');
  const service = new library.ExchangeService(library.ExchangeVersion.Exchange2013_SP1);
  service.Credentials = new library.WebCredentials(address, password);
  service.Url = new library.Uri(url);
  return { library, service };
}
