import type { IncomingMessage } from 'node:http';
import { adviseOnBlocked } from '../advice/advise-on-blocked.ts';
import { notActed, perhapsActed, type Ending } from './ending.ts';
import { isHtml, pageTitle } from './html-page.ts';
import { isUtf8Name } from './prologue.ts';
import { readStart, type ReplyWay } from './reply-body.ts';
import { retryAfterMs } from './retry-after.ts';

/** What a reply's head says about its body. */
export type Content = 'xml' | 'html' | 'other' | 'unsaid';

/** The kind of a reply's body by its content type (RFC 9110, 8.3). */
export function contentOf(reply: IncomingMessage): Content {
  const type = (reply.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === '') return 'unsaid';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  return /^(?:text|application)\/(?:[\w.-]+\+)?xml$/u.test(type) ? 'xml' : 'other';
}

/** Whether the content type allows the only charset that EWS is read in; most servers name it or name none. */
export function isUtf8Reply(reply: IncomingMessage): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/iu.exec(reply.headers['content-type'] ?? '')?.[1];
  return charset === undefined || isUtf8Name(charset);
}

/**
 * What a reply means that is not EWS: by its status and by the kind of its body, never by its words. A status of 4xx,
 * a redirect and a busy server are plain refusals; anything else may come from between us and a server that has acted.
 */
export async function refusal(reply: IncomingMessage, way: ReplyWay, mailbox: string): Promise<Ending> {
  const status = reply.statusCode ?? 0;
  const { host } = way;
  const start = (await readStart(reply, way)).toString('utf8');
  if (way.watch.reason !== null) return perhapsActed(way.watch.reason);
  const ending = status >= 300 && status < 500 ? notActed : perhapsActed;
  const isPage = contentOf(reply) === 'html' || isHtml(start);
  // A gateway that gave up may name a time as well, but what is behind it may have acted.
  const saysWhen = reply.headers['retry-after'] !== undefined;
  if (status === 503 || status === 429 || (status >= 400 && status < 500 && saysWhen)) {
    return notActed({ kind: 'server-busy', host, retryAfterMs: retryAfterMs(reply.headers) });
  }
  if (status === 403 && (!isPage || isFromExchange(reply))) {
    return notActed({ kind: 'ews-blocked', host, advice: adviseOnBlocked(mailbox) });
  }
  // A web server that knows no such path says so in HTML as well: that is a wrong address and no proxy.
  if (isPage && status !== 404 && status !== 405)
    return ending({ kind: 'proxy-page', host, title: pageTitle(start) });
  if (status === 502 || status === 504)
    return perhapsActed({ kind: 'server-unreachable', host, reason: 'network' });
  return ending({ kind: 'not-exchange', host, status });
}

/** Headers that Exchange's front end puts on every reply; a proxy that keeps us out puts none of them. */
function isFromExchange({ headers }: IncomingMessage): boolean {
  return [
    'x-feserver',
    'x-beserver',
    'x-diaginfo',
    'x-calculatedbetarget',
    'x-proxy-backendserverstatus',
  ].some((name) => headers[name] !== undefined);
}
