/** How a token that a piece's end has cut is known to be whole: by its terminator, by the `>` outside quotes, or not. */
type Ending = '-->' | ']]>' | '?>' | 'tag' | 'reference' | 'unclear';

/** Enough for the first characters to say what a token is. */
const few = 12;

/**
 * The beginning of a token that the end of a piece has cut, until the rest of it comes. What comes is looked at once,
 * however small the pieces are, so a reply in single bytes costs no more than its length.
 */
export class XmlCarry {
  #pieces: string[] = [];
  #length = 0;
  #ending: Ending = 'unclear';
  /** The last two characters, in which a terminator may begin. */
  #tail = '';
  /** The quotation mark that is open inside a tag; empty when there is none. */
  #quote = '';

  /** UTF-16 code units held back; 0 when no token is cut. */
  get length(): number {
    return this.#length;
  }

  /** Holds back what begins a token. */
  begin(start: string): void {
    this.#pieces = [];
    this.#length = 0;
    this.#tail = '';
    this.#quote = '';
    this.#ending = endingOf(start);
    if (this.#ending === 'tag') this.#tagEnd(start, 0);
    this.#keep(start);
  }

  /**
   * Takes from the piece what the token needs and gives the token with it, or null when the whole piece belongs to it and
   * it goes on. A token may turn out to be still cut: then it begins anew.
   */
  complete(piece: string, from: number): { readonly token: string; readonly end: number } | null {
    const end = this.#reach(piece, from);
    this.#keep(piece.slice(from, end === -1 ? piece.length : end));
    if (end === -1) return null;
    const token = this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    return { token, end };
  }

  #keep(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    this.#tail = (this.#tail + text.slice(-2)).slice(-2);
  }

  /** Where in the piece the token may be whole; -1 for nowhere. */
  #reach(piece: string, from: number): number {
    if (this.#ending === 'unclear') return Math.min(piece.length, from + few);
    if (this.#ending === 'tag') return this.#tagEnd(piece, from);
    if (this.#ending === 'reference') {
      const end = piece.slice(from).search(/[;<]/u);
      return end === -1 ? -1 : from + end + 1;
    }
    // One character less than the terminator: a match must take something of the piece.
    const tail = this.#tail.slice(1 - this.#ending.length);
    const found = (tail + piece.slice(from)).indexOf(this.#ending);
    return found === -1 ? -1 : from + found - tail.length + this.#ending.length;
  }

  #tagEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      if (this.#quote !== '') {
        at = text.indexOf(this.#quote, at);
        if (at === -1) return -1;
        this.#quote = '';
      } else if (text[at] === '>') {
        return at + 1;
      } else if (text[at] === '"' || text[at] === "'") {
        this.#quote = text[at] ?? '';
      }
    }
    return -1;
  }
}

function endingOf(start: string): Ending {
  if (start.startsWith('<!--')) return '-->';
  if (start.startsWith('<![CDATA[')) return ']]>';
  if (start.startsWith('<?')) return '?>';
  if (start.startsWith('&')) return 'reference';
  return start.startsWith('<') && start.length > 1 && !start.startsWith('<!') ? 'tag' : 'unclear';
}
