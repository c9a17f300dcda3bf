import { Agent, request } from 'node:http';
import { printSyncCost } from './sync-cost.ts';

/** The bytes of the same synchronisation and nothing else: words are url, address, password, items. */
const [url = '', address = '', password = '', items = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const authorization = `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`;
const properties = [
  'item:ParentFolderId',
  'item:ItemClass',
  'item:Subject',
  'item:Sensitivity',
  'item:DateTimeReceived',
  'item:Size',
  'item:Categories',
  'item:Importance',
  'item:DisplayTo',
  'item:HasAttachments',
  'item:ConversationId',
  'item:Flag',
  'item:Preview',
  'message:Sender',
  'message:From',
  'message:IsRead',
]
  .map((name) => `<t:FieldURI FieldURI="${name}"/>`)
  .join('');

await printSyncCost(async () => {
  let state = '';
  for (let isLast = false; !isLast;) {
    const reply = await post(envelope(state));
    state = /<m:SyncState>([^<]*)</u.exec(reply)?.[1] ?? '';
    isLast = reply.includes('<m:IncludesLastItemInRange>true<');
    if (state === '') throw new Error('the server gave no sync state');
  }
  return { items: Number(items) };
});
agent.destroy();

function envelope(state: string): string {
  const known = state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`;
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></soap:Header><soap:Body><m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${properties}</t:AdditionalProperties></m:ItemShape><m:SyncFolderId><t:DistinguishedFolderId Id="inbox"/></m:SyncFolderId>${known}<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems></soap:Body></soap:Envelope>`;
}

function post(body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      Authorization: authorization,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
