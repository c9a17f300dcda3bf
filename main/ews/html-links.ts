import type { MessageLink } from '../../shared/model/message.ts';
import { startTags } from './html/start-tags.ts';

/** More links than anybody reads; a body with more keeps the first ones. */
const most = 5000;
/** Longer addresses than this are not opened by browsers either. */
const longest = 8192;

/**
 * The links of an HTML body in document order: `href` of `a` and `area`, where it is an absolute http, https or mailto
 * address. Each is parsed by the URL standard and written anew, so that the host shown (in punycode) is the host that
 * will be asked. Everything else — other schemes, relative addresses, ones that do not parse — is left out and takes
 * no index. Never opened from here.
 * https://url.spec.whatwg.org/
 */
export function htmlLinks(html: string): MessageLink[] {
  const links: MessageLink[] = [];
  for (const tag of startTags(html)) {
    if (tag.name !== 'a' && tag.name !== 'area') continue;
    const link = readLink(tag.attributes.get('href') ?? '', links.length);
    if (link !== null) links.push(link);
    if (links.length >= most) break;
  }
  return links;
}

const schemes: ReadonlyMap<string, MessageLink['scheme']> = new Map([
  ['https:', 'https'],
  ['http:', 'http'],
  ['mailto:', 'mailto'],
]);

function readLink(href: string, index: number): MessageLink | null {
  const url = URL.parse(href);
  const scheme = schemes.get(url?.protocol ?? '');
  if (url === null || scheme === undefined || url.href.length > longest) return null;
  // The URL standard takes tabs and line ends out of what it parses and encodes the rest, except in a mailto's path.
  if (/\p{Cc}|%0[ad]/iu.test(url.href) && scheme === 'mailto') return null;
  return { index, href: url.href, host: scheme === 'mailto' ? '' : url.host, scheme };
}
