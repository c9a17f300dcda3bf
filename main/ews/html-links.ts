import type { MessageLink } from '../../shared/model/message.ts';
import { decodeReferences } from '../../shared/character-references.ts';
import { htmlTokens, type StartTag } from './html/start-tags.ts';

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
export class LinkReader {
  readonly found: MessageLink[];

  /** `before`: links of the message that the body does not name; they keep their indexes. */
  constructor(before: readonly MessageLink[] = []) {
    this.found = [...before];
  }

  take(tag: StartTag): void {
    if ((tag.name !== 'a' && tag.name !== 'area') || this.found.length >= most) return;
    const written = tag.attributes.get('href') ?? '';
    // Every letter may be written as a reference of several.
    if (written.length > longest * 8) return;
    const link = linkOf(decodeReferences(written), this.found.length);
    if (link !== null) this.found.push(link);
  }
}

/** The links of a whole body at once; see `LinkReader`. */
export function htmlLinks(html: string): readonly MessageLink[] {
  const links = new LinkReader();
  for (const token of htmlTokens(html)) if (token.kind === 'start') links.take(token);
  return links.found;
}

const schemes: ReadonlyMap<string, MessageLink['scheme']> = new Map([
  ['https:', 'https'],
  ['http:', 'http'],
  ['mailto:', 'mailto'],
]);

/** An address as a link of a message, under that index; null for one that is never opened. */
export function linkOf(href: string, index: number): MessageLink | null {
  const url = URL.parse(href);
  const scheme = schemes.get(url?.protocol ?? '');
  if (url === null || scheme === undefined || url.href.length > longest) return null;
  // The URL standard takes tabs and line ends out of what it parses and encodes the rest, except in a mailto's path.
  if (/\p{Cc}|%0[ad]/iu.test(url.href) && scheme === 'mailto') return null;
  return { index, href: url.href, host: scheme === 'mailto' ? '' : url.host, scheme };
}
