import type { MessageLink } from '../../../shared/model/message.ts';

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
const sentenceEnd = /[.,;:!?'")\]}]+$/u;

/** Parts a plain text at the addresses that main has found too; all other text stays text. */
export function linkParts(text: string, links: readonly MessageLink[]): TextPart[] {
  const find = linkFinder(links);
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const whole = match[0];
    const bare = whole.replace(sentenceEnd, '');
    const link = find(whole) ?? find(bare);
    if (link === null) continue;
    const shown = find(whole) === null ? bare : whole;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), link: null });
    parts.push({ text: shown, link });
    done = match.index + shown.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), link: null });
  return parts;
}
