import { randomUUID } from 'node:crypto';
import type { EwsRequest } from '../transport.ts';

const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';

/**
 * The headers of one request, credentials apart. The affinity ones keep a mailbox's requests on one back end; see
 * "Maintain affinity between a group of subscriptions and the Mailbox server in Exchange".
 */
export function requestHeaders(
  request: EwsRequest,
  { userAgent, cookie }: { readonly userAgent: string; readonly cookie: string | null },
): Record<string, string> {
  return {
    'Content-Type': 'text/xml; charset=utf-8',
    Accept: 'text/xml',
    'Accept-Encoding': 'identity',
    'User-Agent': userAgent,
    SOAPAction: `"${request.soapAction ?? `${messages}/${request.operation}`}"`,
    'X-AnchorMailbox': headerText(request.anchor),
    'X-PreferServerAffinity': 'true',
    'client-request-id': randomUUID(),
    'return-client-request-id': 'true',
    ...(cookie === null ? {} : { Cookie: cookie }),
  };
}

/** UTF-8 bytes as HTTP carries them: a header is bytes, and Node takes one character for each. */
function headerText(value: string): string {
  return Buffer.from(value.replaceAll(/\p{Cc}/gu, ''), 'utf8').toString('latin1');
}
