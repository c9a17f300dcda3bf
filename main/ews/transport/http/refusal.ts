import type { IncomingMessage } from 'node:http';
import { adviseOnBlocked } from '../../advice/advise-on-blocked.ts';
import { adviseOnFrontEnd } from '../../advice/advise-on-front-end.ts';
import { contentOf } from './content-type.ts';
import { notActed, perhapsActed, type Ending } from './ending.ts';
import { isHtml, pageTitle } from './html-page.ts';
import { readStart, type ReplyWay } from './reply-body.ts';
import { leadsTo } from './redirect.ts';
import { retryAfterMs } from './retry-after.ts';

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
  const led = leadsTo(reply, way.url);
  if (led !== null) return notActed({ kind: 'server-moved', host, status, ...led });
  if (status === 456 || status === 457)
    return notActed({ kind: 'account-held', host, reason: status === 456 ? 'blocked' : 'password-expired' });
  const code = frontEndCode(reply);
  if (code !== null && status !== 401 && status !== 403)
    return ending({ kind: 'front-end-refused', host, status, code, advice: adviseOnFrontEnd(code, mailbox) });
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

/** Why Exchange's front end passed a request on to no mailbox server, in its own word; null where it does not say. */
export function frontEndCode({ headers }: IncomingMessage): string | null {
  const said = headers['x-caserrorcode'];
  return typeof said === 'string' ? (/^\w{1,64}$/u.exec(said.trim())?.[0] ?? null) : null;
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
