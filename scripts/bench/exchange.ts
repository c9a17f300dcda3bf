import { request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';

/**
 * Measures the sample Exchange of test/exchange/ and prints one line of JSON: server time in ms of a FindItem page of
 * 1,000 rows (first request and median of 20 after it), of SyncFolderItems with 512 ids and with 15 properties each (in
 * `cold` the median of pages that nobody saw before), start-up with 100,000 items
 * in each inbox (ms and MB), and how much of a core 200 streams cost at a heartbeat of 3 s (Exchange's own is 45 s). Client and
 * server share this process, so that the last number holds the client's part, too.
 */
const size = 100_000;
const rounds = 20;
const streams = 200;
const seconds = 9;
const heartbeat = 3_000;
const mary = 'mary.okafor@contoso.test';

/** The part of the server that is used here. Its types belong to the tests, whose project builds on this one. */
interface Exchange {
  readonly url: string;
  readonly accounts: readonly { readonly address: string; readonly password: string }[];
  readonly ledger: { readonly requests: { readonly milliseconds: number }[] };
  stop(): Promise<void>;
}

interface ExchangeModule {
  readonly startExchange: (options: {
    readonly size: number;
    readonly policies: Readonly<Record<string, number>>;
  }) => Promise<Exchange>;
}

function isExchange(module: unknown): module is ExchangeModule {
  return typeof module === 'object' && module !== null && 'startExchange' in module;
}

const namespace = 'http://schemas.microsoft.com/exchange/services/2006';
const inbox = '<t:DistinguishedFolderId Id="inbox"/>';
const findItem = (shape: string) =>
  `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>${shape}</t:BaseShape></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="1000" Offset="0" BasePoint="Beginning"/><m:ParentFolderIds>${inbox}</m:ParentFolderIds></m:FindItem>`;
const sync = `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${inbox}</m:SyncFolderId><m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;
const properties = [
  'item:Subject',
  'item:DateTimeReceived',
  'item:DateTimeSent',
  'item:Size',
  'item:Importance',
  'item:Sensitivity',
  'item:HasAttachments',
  'item:ItemClass',
  'item:Flag',
  'item:ConversationId',
  'item:Preview',
  'item:LastModifiedTime',
  'message:From',
  'message:IsRead',
  'message:InternetMessageId',
];
const syncRows = sync.replace(
  '</m:ItemShape>',
  `<t:AdditionalProperties>${properties.map((uri) => `<t:FieldURI FieldURI="${uri}"/>`).join('')}</t:AdditionalProperties></m:ItemShape>`,
);
const subscribe = `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${inbox}</t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;
const listen = (id: string) =>
  `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>`;

function open(exchange: Exchange, body: string): ClientRequest {
  const password = exchange.accounts.find((one) => one.address === mary)?.password ?? '';
  const asked = request(exchange.url, {
    method: 'POST',
    agent: false,
    headers: {
      Authorization: `Basic ${Buffer.from(`${mary}:${password}`).toString('base64')}`,
      'Content-Type': 'text/xml; charset=utf-8',
    },
  });
  asked.on('error', () => undefined);
  asked.end(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="${namespace}/types" xmlns:m="${namespace}/messages"><s:Header><t:RequestServerVersion Version="Exchange2016"/></s:Header><s:Body>${body}</s:Body></s:Envelope>`,
  );
  return asked;
}

function responseTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve) => {
    asked.once('response', resolve);
  });
}

async function ask(exchange: Exchange, body: string): Promise<string> {
  const response = await responseTo(open(exchange, body));
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (!text.includes('NoError')) throw new Error(text.slice(0, 500));
  return text;
}

async function timesOf(exchange: Exchange, body: string): Promise<{ cold: number; warm: number }> {
  const from = exchange.ledger.requests.length;
  for (let round = 0; round <= rounds; round += 1) await ask(exchange, body);
  const [cold = 0, ...rest] = exchange.ledger.requests.slice(from).map((one) => one.milliseconds);
  const warm = rest.toSorted((one, other) => one - other)[rounds / 2] ?? 0;
  return { cold: rounded(cold), warm: rounded(warm) };
}

/** As `timesOf`, page after page of a folder at first, and then the first page again and again. */
async function timesOfRows(exchange: Exchange): Promise<{ cold: number; warm: number }> {
  const from = exchange.ledger.requests.length;
  let state = '';
  for (let round = 0; round < rounds; round += 1) {
    const text = await ask(
      exchange,
      syncRows.replace('<m:MaxChangesReturned>', `${state}<m:MaxChangesReturned>`),
    );
    state = `<m:SyncState>${/SyncState>([^<]+)</.exec(text)?.[1] ?? ''}</m:SyncState>`;
  }
  const pages = exchange.ledger.requests.slice(from).map((one) => one.milliseconds);
  const { warm } = await timesOf(exchange, syncRows);
  return { cold: rounded(pages.toSorted((one, other) => one - other)[rounds / 2] ?? 0), warm };
}

async function shareOfStreams(exchange: Exchange): Promise<number> {
  const opened: ClientRequest[] = [];
  for (let count = 0; count < streams; count += 1) {
    const id = /SubscriptionId>([^<]+)</.exec(await ask(exchange, subscribe))?.[1] ?? '';
    const asked = open(exchange, listen(id));
    const response = await responseTo(asked);
    response.on('error', () => undefined).resume();
    opened.push(asked);
  }
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const { user, system } = process.cpuUsage(before);
  for (const one of opened) one.destroy();
  return (user + system) / (seconds * 1e6);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

const start = performance.now();
const path = new URL('../../test/exchange/exchange.ts', import.meta.url).href;
const module: unknown = await import(path);
if (!isExchange(module)) throw new Error(`${path} starts no server`);
const exchange = await module.startExchange({
  size,
  policies: {
    hangingConnectionLimit: streams,
    maxConcurrency: 2 * streams,
    heartbeatMilliseconds: heartbeat,
  },
});
const startMilliseconds = Math.round(performance.now() - start);
const startMegabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
const findDefault = await timesOf(exchange, findItem('Default'));
const findAllProperties = await timesOf(exchange, findItem('AllProperties'));
const syncFolderItems = await timesOf(exchange, sync);
const syncFolderItemsRows = await timesOfRows(exchange);
const streamsShareOfCore = Math.round((await shareOfStreams(exchange)) * 1e4) / 1e4;
await exchange.stop();
console.log(
  JSON.stringify({
    size,
    startMilliseconds,
    startMegabytes,
    findDefault,
    findAllProperties,
    syncFolderItems,
    syncFolderItemsRows,
    streams,
    heartbeat,
    streamsShareOfCore,
  }),
);
