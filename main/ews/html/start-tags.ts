import { decodeReferences } from '../../../shared/character-references.ts';

/** A start tag as far as links need it: its name in lower case and its attributes, the first of each name. */
export interface StartTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Elements whose content is text to an HTML parser, so that a tag written in it is none. */
const textOnly: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
]);

/**
 * Gives the start tags of an HTML text in order. It follows the tokenizer of the HTML standard for tags, attributes,
 * comments and elements that hold only text; it builds no tree and fails on nothing. Every step moves forward, so the
 * time is linear in the length.
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function* startTags(html: string): Generator<StartTag> {
  let position = 0;
  for (;;) {
    const open = html.indexOf('<', position);
    if (open === -1) return;
    const next = html.charCodeAt(open + 1);
    if (isLetter(next)) {
      const tag = readTag(html, open + 1);
      if (tag === null) return;
      yield tag;
      position = textOnly.has(tag.name) ? endOfText(html, tag.end, tag.name) : tag.end;
    } else {
      position = afterOther(html, open);
    }
  }
}

/** Where a comment, an end tag or a stray `<` ends. */
function afterOther(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    // `<!-->` and `<!--->` are whole comments.
    if (html.startsWith('>', open + 4)) return open + 5;
    if (html.startsWith('->', open + 4)) return open + 6;
    commentEnd.lastIndex = open + 4;
    return commentEnd.exec(html) === null ? html.length : commentEnd.lastIndex;
  }
  const next = html[open + 1] ?? '';
  if (next === '/' && isLetter(html.charCodeAt(open + 2))) return readTag(html, open + 2)?.end ?? html.length;
  if (next !== '!' && next !== '?' && next !== '/') return open + 1;
  const end = html.indexOf('>', open + 1);
  return end === -1 ? html.length : end + 1;
}

const commentEnd = /--!?>/gu;

function readTag(html: string, start: number): (StartTag & { readonly end: number }) | null {
  nameEnd.lastIndex = start;
  const name = (nameEnd.exec(html)?.[0] ?? '').toLowerCase();
  const attributes = new Map<string, string>();
  let position = start + name.length;
  for (;;) {
    attributeStart.lastIndex = position;
    const match = attributeStart.exec(html);
    if (match === null) break;
    position = attributeStart.lastIndex;
    const key = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (!attributes.has(key)) attributes.set(key, decodeReferences(value));
  }
  filler.lastIndex = position;
  filler.exec(html);
  // Without its closing bracket the text ended inside the tag, and a parser drops it.
  return html[filler.lastIndex] === '>' ? { name, attributes, end: filler.lastIndex + 1 } : null;
}

// Sticky: each is tried at one place only, and no two parts of one can match the same character.
const nameEnd = /[^\s/>]+/uy;
const attributeStart =
  /[\s/]*([^\s/>=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?!["'])([^\s>]*)))?/uy;
const filler = /[\s/]*/uy;

function endOfText(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
