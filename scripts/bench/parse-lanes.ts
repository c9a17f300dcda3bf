import { Agent, get } from 'node:http';
import { createRequire } from 'node:module';
import { findItem } from '../../main/ews/operations/find-item.ts';
import type { Transport } from '../../main/ews/transport/transport.ts';
import { Utf8Reader } from '../../main/ews/transport/http/utf8.ts';
import type { Failure } from '../../shared/failure.ts';
import { failed, success } from '../../shared/result.ts';

/** Fetches the page at the address once; rejects when it was not read whole. */
export type Lane = () => Promise<void>;

interface LibraryService {
  Url: unknown;
  Credentials: unknown;
  XHRApi: unknown;
  FindItems(folder: unknown, view: unknown): Promise<{ readonly Items: readonly unknown[] }>;
}

/** The part of ews-javascript-api that is used here; its own typings hold 192 errors. */
interface Library {
  readonly ExchangeService: new (version: number) => LibraryService;
  readonly ExchangeVersion: { readonly Exchange2013_SP1: number };
  readonly ItemView: new (pageSize: number) => unknown;
  readonly WellKnownFolderName: { readonly Inbox: number };
  readonly Uri: new (url: string) => unknown;
  readonly ExchangeCredentials: new (name: string, secret: string) => unknown;
}

/** The connection that all lanes share; to be destroyed in the end. */
export const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One keep-alive GET, the cheapest that Node has; all lanes use it. */
function fetchChunks(url: string, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.on('data', take);
      response.on('end', resolve);
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** The bytes alone. */
export async function fetchRaw(url: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await fetchChunks(url, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

/** The page as a session reads it: `findItem` with its typed rows, over a transport that only fetches. */
export async function readOurs(url: string, rows: number): Promise<void> {
  const me = 'a@bench.test';
  const found = await findItem(
    {
      transport: fetchTransport(url),
      host: 'bench.test',
      identities: { authenticated: me, authorized: me, mailbox: me, access: 'own' },
    },
    { folder: { by: 'name', name: 'inbox', mailbox: me }, offset: 0, limit: rows },
  );
  if (!found.ok || found.value.rows.length !== rows) throw new Error('the page was not read');
}

/** Feeds chunks to the reader as they come, checked for UTF-8 as the app's transport does. */
function fetchTransport(url: string): Transport {
  return {
    async exchange(_request, reader) {
      const utf8 = new Utf8Reader();
      let refused: Failure | null = null;
      await fetchChunks(url, (chunk) => {
        for (const piece of utf8.read(chunk) ?? ['\0']) refused ??= reader.write(piece);
      });
      const failure = refused ?? reader.end();
      return failure === null ? success(null) : failed(failure);
    },
    counts: () => ({ requests: 0, connections: 0, refusedSignIns: 0 }),
    close: () => undefined,
  };
}

/** The library used plainly, with a fetch in place of its own HTTP. */
export function libraryLane(url: string, rows: number): Lane {
  const library: Library = createRequire(import.meta.url)('ews-javascript-api');
  const service = new library.ExchangeService(library.ExchangeVersion.Exchange2013_SP1);
  service.Url = new library.Uri(url);
  service.Credentials = new library.ExchangeCredentials('a', 'b');
  service.XHRApi = {
    xhr: async () => {
      const responseText = (await fetchRaw(url)).toString();
      return {
        status: 200,
        responseText,
        response: responseText,
        getAllResponseHeaders: () => ({}),
        getResponseHeader: () => '',
      };
    },
  };
  return async () => {
    const found = await service.FindItems(library.WellKnownFolderName.Inbox, new library.ItemView(rows));
    if (found.Items.length !== rows) throw new Error('the library did not read the page');
  };
}
