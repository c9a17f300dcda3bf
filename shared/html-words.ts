import { decodeReferences } from './character-references.ts';

/** The longest text that is made, in UTF-16 units: nobody reads so much, and every letter costs the window time. */
const longest = 200_000;

/** Elements whose content is not for reading. */
const skipped: ReadonlySet<string> = new Set(['head', 'script', 'style', 'title', 'template']);
/** Elements that begin a new line. */
const lines: ReadonlySet<string> = new Set(
  'address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);

/**
 * Reads the words of an HTML text without its tags, at most 200,000 characters of them, in as many turns as its caller
 * likes. What it gives is text, never HTML; nothing in it is safe to put into a page as HTML. Every step moves forward:
 * the time is linear in the length.
 */
export class WordReader {
  readonly #html: string;
  readonly #words: string[] = [];
  #length = 0;
  #position = 0;

  constructor(html: string) {
    this.#html = html;
  }

  /** Reads so many tags on; says whether there is more. */
  read(tags: number): boolean {
    for (let next = 0; next < tags && this.#isUnread; next += 1) this.#step();
    return this.#isUnread;
  }

  /** What was read so far. */
  text(): string {
    const all = this.#words.join('').split('\n');
    return all
      .map((line) => line.trim())
      .join('\n')
      .replaceAll(/\n{3,}/gu, '\n\n')
      .trim();
  }

  get #isUnread(): boolean {
    return this.#position < this.#html.length && this.#length < longest;
  }

  #step(): void {
    const open = this.#html.indexOf('<', this.#position);
    const end = open === -1 ? this.#html.length : open;
    const text = this.#html.slice(this.#position, end).slice(0, longest - this.#length);
    const piece = decodeReferences(text.replaceAll(/[ \t\r\n]+/gu, ' '));
    const tag = open === -1 ? { words: '', end } : tagAt(this.#html, open);
    if (piece + tag.words !== '') this.#words.push(piece, tag.words);
    this.#length += piece.length + tag.words.length;
    this.#position = tag.end;
  }
}

/** The words of an HTML text at once; see `WordReader`. */
export function htmlWords(html: string): string {
  const reader = new WordReader(html);
  while (reader.read(1000));
  return reader.text();
}

/** What a tag, a comment or a stray `<` stands for in a text, and where reading goes on. */
function tagAt(html: string, open: number): { readonly words: string; readonly end: number } {
  if (html.startsWith('<!--', open)) return { words: '', end: after(html, '-->', open + 4) };
  tagName.lastIndex = open + 1;
  const match = tagName.exec(html);
  if (match === null) return { words: '<', end: open + 1 };
  const name = (match[2] ?? '').toLowerCase();
  const end = after(html, '>', tagName.lastIndex);
  if (match[1] === '' && skipped.has(name)) return { words: '', end: afterContent(html, name, end) };
  return { words: lines.has(name) ? '\n' : name === 'td' || name === 'th' ? '\t' : '', end };
}

const tagName = /([/!?]?)([a-z][a-z0-9]*)/iuy;

/** Behind the first such mark from a place on, or the end. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

function afterContent(html: string, name: string, from: number): number {
  const close = closers.get(name);
  if (close === undefined) return from;
  close.lastIndex = from;
  return close.exec(html) === null ? html.length : after(html, '>', close.lastIndex);
}

const closers: ReadonlyMap<string, RegExp> = new Map([
  ['head', /<\/head|<body/giu],
  ['script', /<\/script/giu],
  ['style', /<\/style/giu],
  ['title', /<\/title/giu],
  ['template', /<\/template/giu],
]);
