import { Agent, request } from 'node:http';

/** EWS as bytes: one connection, one string in, one string out, nothing read. */
export interface RawService {
  /** Sends what goes into `soap:Body`; gives the reply whole. Rejects when the line breaks. */
  post(body: string): Promise<string>;
  end(): void;
}

const NAMES = [
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
];

/** The properties of a row of a message list, as FieldURI elements: the same that the app asks for. */
export function rowProperties(): string {
  return NAMES.map((name) => `<t:FieldURI FieldURI="${name}"/>`).join('');
}

/** The first rows of an inbox, newest first, as the app asks for them. */
export function findItemBody(rows: number): string {
  return `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${rowProperties()}</t:AdditionalProperties></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="${rows}" Offset="0" BasePoint="Beginning"/><m:SortOrder><t:FieldOrder Order="Descending"><t:FieldURI FieldURI="item:DateTimeReceived"/></t:FieldOrder></m:SortOrder><m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds></m:FindItem>`;
}

/** Signs in with Basic. */
export function rawService(url: string, address: string, password: string): RawService {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const authorization = `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`;
  const post = (body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const text = envelope(body);
      const headers = {
        'Content-Type': 'text/xml; charset=utf-8',
        'Content-Length': Buffer.byteLength(text),
        Authorization: authorization,
      };
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
        response.on('error', reject);
      });
      sent.on('error', (error) => {
        // The server had closed the idle connection at the same moment: nothing was answered, and it is asked again.
        if (sent.reusedSocket) resolve(post(body));
        else reject(error);
      });
      sent.end(text);
    });
  return { post, end: () => agent.destroy() };
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
}
