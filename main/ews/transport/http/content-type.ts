import type { IncomingMessage } from 'node:http';
import { isUtf8Name } from './prologue.ts';

/** What a reply's head says about its body. */
export type Content = 'xml' | 'html' | 'other' | 'unsaid';

/** The kind of a reply's body by its content type (RFC 9110, 8.3). */
export function contentOf(reply: IncomingMessage): Content {
  const type = (reply.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === '') return 'unsaid';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  return /^(?:text|application)\/(?:[\w.-]+\+)?xml$/u.test(type) ? 'xml' : 'other';
}

/** Whether a reply calls itself XML or nothing at all; some gateways call an envelope HTML. */
export function isLabelledXml(reply: IncomingMessage): boolean {
  const content = contentOf(reply);
  return content === 'xml' || content === 'unsaid';
}

/** Whether the content type allows the only charset that EWS is read in; most servers name it or name none. */
export function isUtf8Reply(reply: IncomingMessage): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/iu.exec(reply.headers['content-type'] ?? '')?.[1];
  return charset === undefined || isUtf8Name(charset);
}
