import type { EwsRequest } from './transport.ts';
import type { Burden } from './turns.ts';

/** EWSFindCountLimit, and what a search with a restriction returns at most. */
const allRows = 1_000;
const restrictedRows = 250;

/**
 * What a request takes of the budget, read off the request itself, so that no operation can forget to say. `body` is the
 * envelope as we wrote it: an element's name in it is never a person's text, because text is escaped.
 */
export function burdenOf({
  operation,
  body,
  intent,
}: Pick<EwsRequest, 'operation' | 'body' | 'intent'>): Burden {
  if (operation.startsWith('Find')) return find(body);
  if (operation.startsWith('Sync')) return { kind: 'sync' };
  if (operation === 'GetStreamingEvents') return { kind: 'hanging' };
  const messages = messagesSent(operation, body);
  if (messages > 0) return { kind: 'send', messages };
  return { kind: intent === 'write' ? 'write' : 'call' };
}

function find(body: string): Burden {
  const isRestricted = /<m:(?:Restriction|QueryString)[\s>]/u.test(body);
  const most = isRestricted ? restrictedRows : allRows;
  const asked = /<m:\w*View\s[^>]*?\b(?:MaxEntriesReturned|MaxRowsReturned)="(\d{1,9})"/u.exec(body)?.[1];
  return { kind: 'find', rows: Math.min(Number(asked ?? most), most), isRestricted };
}

/** How many messages a request hands over for delivery; 0 when it sends none. */
function messagesSent(operation: string, body: string): number {
  if (operation === 'SendItem') return body.match(/<t:ItemId\s/gu)?.length ?? 1;
  const tag = new RegExp(`<m:${operation}(?:\\s[^>]*)?>`, 'u').exec(body)?.[0] ?? '';
  const sends = /\s(?:MessageDisposition="Send|SendMeeting\w+="Send(?!ToNone"))/u.test(tag);
  return sends ? 1 : 0;
}
