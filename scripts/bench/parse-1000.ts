import { Agent, createServer, get } from 'node:http';
import { createRequire } from 'node:module';
import { messageRows } from './message-rows.ts';
import type { Failure } from '../../shared/failure.ts';
import { failed, success } from '../../shared/result.ts';
import { findItem } from '../../main/ews/operations/find-item.ts';
import type { Transport } from '../../main/ews/transport/transport.ts';

/**
 * Measures one FindItem page of 1,000 rows: fetched raw over loopback, fetched and read by our reader into typed rows,
 * and fetched and read by ews-javascript-api's FindItems. Lanes take
 * turns; medians of 40 rounds after 10 discarded. Run it with the Node of this repository; it prints numbers only.
 */
const rounds = 50;
const discarded = 10;
const reply = messageRows(1000);
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/xml; charset=utf-8');
  response.end(reply);
});

interface LibraryService {
  XHRApi: unknown;
  FindItems(folder: unknown, view: unknown): Promise<{ readonly Items: readonly unknown[] }>;
}

/** The part of ews-javascript-api that is used here; its own typings hold 192 errors. */
interface Library {
  readonly ExchangeService: new (version: number) => LibraryService & { Url: unknown; Credentials: unknown };
  readonly ExchangeVersion: { readonly Exchange2013_SP1: number };
  readonly ItemView: new (pageSize: number) => unknown;
  readonly WellKnownFolderName: { readonly Inbox: number };
  readonly Uri: new (url: string) => unknown;
  readonly ExchangeCredentials: new (name: string, secret: string) => unknown;
}

async function main(): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const url = `http://127.0.0.1:${port}/EWS/Exchange.asmx`;
  const lanes = {
    raw: () => fetchRaw(url),
    ours: () => readOurs(url),
    'ews-javascript-api': libraryLane(url),
  };
  const times = new Map<string, number[]>(Object.keys(lanes).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, lane] of Object.entries(lanes)) {
      const start = performance.now();
      await lane();
      if (round >= discarded) times.get(name)?.push(performance.now() - start);
    }
  }
  report(times);
  agent.destroy();
  server.close();
  server.closeAllConnections();
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

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

async function fetchRaw(url: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await fetchChunks(url, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

async function readOurs(url: string): Promise<void> {
  const found = await findItem(
    {
      transport: fetchTransport(url),
      host: 'bench.test',
      identities: {
        authenticated: 'a@bench.test',
        authorized: 'a@bench.test',
        mailbox: 'a@bench.test',
        access: 'own',
      },
    },
    { folder: { by: 'name', name: 'inbox', mailbox: 'a@bench.test' }, offset: 0, limit: 1000 },
  );
  if (!found.ok || found.value.rows.length !== 1000) throw new Error('the page was not read');
}

/** Feeds chunks to the reader as they come, as the app's transport does. */
function fetchTransport(url: string): Transport {
  return {
    async exchange(_request, reader) {
      const decoder = new TextDecoder();
      let refused: Failure | null = null;
      await fetchChunks(url, (chunk) => {
        refused ??= reader.write(decoder.decode(chunk, { stream: true }));
      });
      const failure = refused ?? reader.end();
      return failure === null ? success(null) : failed(failure);
    },
    counts: () => ({ requests: 0, connections: 0, refusedSignIns: 0 }),
    close: () => undefined,
  };
}

/** The library used plainly, with a fetch in place of its own HTTP. */
function libraryLane(url: string): () => Promise<void> {
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
    const found = await service.FindItems(library.WellKnownFolderName.Inbox, new library.ItemView(1000));
    if (found.Items.length !== 1000) throw new Error('the library did not read the page');
  };
}

function report(times: ReadonlyMap<string, readonly number[]>): void {
  const medians = new Map([...times].map(([name, list]) => [name, median(list)]));
  const ratio = (above: string, below: string): string =>
    ((medians.get(above) ?? 0) / (medians.get(below) ?? 1)).toFixed(1);
  console.log(
    `FindItem, 1,000 rows, ${Buffer.byteLength(reply)} bytes; medians of ${rounds - discarded} rounds`,
  );
  for (const [name, value] of medians) console.log(`${name.padEnd(20)} ${value.toFixed(2)} ms`);
  console.log(`ours / raw                 ${ratio('ours', 'raw')}  (goal: at most 8)`);
  console.log(`ews-javascript-api / ours  ${ratio('ews-javascript-api', 'ours')}  (goal: at least 10)`);
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
