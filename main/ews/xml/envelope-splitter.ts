import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';

/** UTF-16 code units in one envelope of a stream: some hundred events fit in a tenth of this. */
const LONGEST = 4 * 1024 * 1024;

/** How each kind of markup ends, by what it begins with; the longest beginnings first. */
const endings = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/**
 * Cuts an endless reply into the documents that it is made of, wherever its chunks begin and end. It only finds where a
 * root element closes; whether a document is well-formed is the document reader's to say.
 */
export class EnvelopeSplitter {
  readonly #host: string;
  #text = '';
  /** Up to here the text has been looked at. */
  #at = 0;
  #depth = 0;

  constructor(host: string) {
    this.#host = host;
  }

  /** Something of a document has come whose end has not. */
  get isInside(): boolean {
    return this.#text.trim() !== '';
  }

  /** Takes the next piece and gives the documents that are whole with it. A failure is final. */
  write(piece: string): Result<readonly string[]> {
    this.#text += piece;
    const whole: string[] = [];
    for (;;) {
      const tag = this.#nextTag();
      if (tag === null) break;
      if (this.#pass(tag)) {
        whole.push(this.#text.slice(0, this.#at));
        this.#text = this.#text.slice(this.#at);
        this.#at = 0;
      }
    }
    if (this.#text.length > LONGEST) return failed(this.#tooLarge());
    return success(whole);
  }

  /** Moves behind the next whole piece of markup and gives it; null when there is none yet. */
  #nextTag(): string | null {
    const start = this.#text.indexOf('<', this.#at);
    if (start < 0) {
      this.#at = this.#text.length;
      return null;
    }
    const end = this.#endOf(start);
    this.#at = end ?? start;
    return end === null ? null : this.#text.slice(start, end);
  }

  /** True when this tag closes a root. */
  #pass(tag: string): boolean {
    if (tag.startsWith('<?') || tag.startsWith('<!')) return false;
    if (tag.startsWith('</')) this.#depth -= 1;
    else if (!tag.endsWith('/>')) this.#depth += 1;
    return this.#depth <= 0;
  }

  #endOf(start: number): number | null {
    const rest = this.#text.slice(start, start + 9);
    for (const [begin, end] of endings) {
      if (rest.startsWith(begin)) {
        const found = this.#text.indexOf(end, start + begin.length);
        return found < 0 ? null : found + end.length;
      }
      // The beginning itself may be cut: nothing can be said before more has come.
      if (rest.length < begin.length && begin.startsWith(rest)) return null;
    }
    return this.#endOfTag(start);
  }

  /** A `>` inside an attribute's value ends nothing. */
  #endOfTag(start: number): number | null {
    let quote = '';
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const character = this.#text[at] ?? '';
      if (quote !== '') quote = character === quote ? '' : quote;
      else if (character === '"' || character === "'") quote = character;
      else if (character === '>') return at + 1;
    }
    return null;
  }

  #tooLarge(): Failure {
    return { kind: 'reply-too-large', host: this.#host, limitBytes: LONGEST };
  }
}
