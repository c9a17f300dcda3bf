import type { MessageLink } from '../../../../shared/model/message.ts';

/** A stretch of a plain text: words, or words that name a link main has found. */
export interface TextPart {
  readonly text: string;
  readonly link: MessageLink | null;
}

/** An address as WHATWG's URL parser writes it, or null when it is none of http, https and mailto. */
export function normalHref(href: string): string | null {
  const url = URL.parse(href.trim());
  return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}

/** Finds links by their normalised address; built once for a message. */
export function linkFinder(links: readonly MessageLink[]): (href: string) => MessageLink | null {
  const byHref = new Map<string, MessageLink>();
  for (const link of links) {
    const href = normalHref(link.href);
    if (href !== null && !byHref.has(href)) byHref.set(href, link);
  }
  return (href) => byHref.get(normalHref(href) ?? '') ?? null;
}

/** Where a link leads, for a person: its host as it will be asked for, or the mail address. */
export function linkTarget(link: MessageLink): string {
  return link.scheme === 'mailto' ? link.href : link.host;
}

const address = /(?:https?:\/\/|mailto:)[^\s<>"]+/giu;
/** Sentence marks at the end of an address in a text belong to the sentence. */
const sentenceMarks = new Set('.,;:!?\'")]}');
/** Bounds of what is looked up in one text: an address, in UTF-16 units, and how many of them. */
const longestAddress = 8192;
const mostAddresses = 2000;

/**
 * Parts a plain text at the addresses that main has found too; all other text stays text. Time is linear in the length,
 * and addresses after the first 2,000 stay text.
 */
export function linkParts(text: string, links: readonly MessageLink[]): TextPart[] {
  if (links.length === 0) return text === '' ? [] : [{ text, link: null }];
  const find = linkFinder(links);
  const parts: TextPart[] = [];
  let done = 0;
  let seen = 0;
  for (const match of text.matchAll(address)) {
    seen += 1;
    if (seen > mostAddresses) break;
    if (match[0].length > longestAddress) continue;
    const part = addressPart(match[0], find);
    if (part === null) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), link: null });
    parts.push(part);
    done = match.index + part.text.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), link: null });
  return parts;
}

/** What stands in the text, with its sentence's marks or without, where main has found it. */
function addressPart(whole: string, find: ReturnType<typeof linkFinder>): TextPart | null {
  const asWritten = find(whole);
  if (asWritten !== null) return { text: whole, link: asWritten };
  const bare = withoutSentenceMarks(whole);
  const link = find(bare);
  return link === null ? null : { text: bare, link };
}

/** A loop and no pattern: a pattern that looks for an end tries each of a thousand marks anew. */
function withoutSentenceMarks(whole: string): string {
  let end = whole.length;
  while (end > 0 && sentenceMarks.has(whole[end - 1] ?? '')) end -= 1;
  return whole.slice(0, end);
}
