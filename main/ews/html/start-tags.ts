/** A start tag: its name in lower case and its attributes as they are written, the first of each name. */
export interface StartTag {
  readonly kind: 'start';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** How many there are, of one name or not. */
  readonly attributeCount: number;
}

/** A piece of an HTML text: a tag, a stretch of text, or what is drawn as nothing. */
export type HtmlToken =
  | StartTag
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'other' };

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
 * Gives the tokens of an HTML text in order. It follows the tokenizer of the HTML standard for tags, attributes,
 * comments and elements that hold only text; it builds no tree and fails on nothing. Every step moves forward, so the
 * time is linear in the length.
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let position = 0;
  for (;;) {
    const open = html.indexOf('<', position);
    if (open !== position && position < html.length) yield text;
    if (open === -1) return;
    const next = html.charCodeAt(open + 1);
    if (isLetter(next)) {
      const tag = readTag(html, open + 1);
      if (tag === null) return;
      yield tag;
      position = textOnly.has(tag.name) ? endOfText(html, tag.end, tag.name) : tag.end;
    } else if (next === 0x2f && isLetter(html.charCodeAt(open + 2))) {
      const tag = readTag(html, open + 2);
      if (tag === null) return;
      yield { kind: 'end', name: tag.name };
      position = tag.end;
    } else {
      yield other;
      position = afterOther(html, open);
    }
  }
}

const text: HtmlToken = { kind: 'text' };
const other: HtmlToken = { kind: 'other' };

/** Where a comment or a stray `<` ends. */
function afterOther(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    // `<!-->` and `<!--->` are whole comments.
    if (html.startsWith('>', open + 4)) return open + 5;
    if (html.startsWith('->', open + 4)) return open + 6;
    commentEnd.lastIndex = open + 4;
    return commentEnd.exec(html) === null ? html.length : commentEnd.lastIndex;
  }
  const next = html[open + 1] ?? '';
  if (next !== '!' && next !== '?' && next !== '/') return open + 1;
  const end = html.indexOf('>', open + 1);
  return end === -1 ? html.length : end + 1;
}

const commentEnd = /--!?>/gu;

function readTag(html: string, start: number): (StartTag & { readonly end: number }) | null {
  nameEnd.lastIndex = start;
  const name = (nameEnd.exec(html)?.[0] ?? '').toLowerCase();
  const attributes = new Map<string, string>();
  let attributeCount = 0;
  let position = start + name.length;
  for (;;) {
    attributeStart.lastIndex = position;
    const match = attributeStart.exec(html);
    if (match === null) break;
    position = attributeStart.lastIndex;
    const key = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (!attributes.has(key)) attributes.set(key, value);
    attributeCount += 1;
  }
  filler.lastIndex = position;
  filler.exec(html);
  // Without its closing bracket the text ended inside the tag, and a parser drops it.
  return html[filler.lastIndex] === '>'
    ? { kind: 'start', name, attributes, attributeCount, end: filler.lastIndex + 1 }
    : null;
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
