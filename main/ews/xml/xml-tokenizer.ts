import { XmlCarry } from './xml-carry.ts';
import { mark, REPLACEMENT, textMarks, valueMarks, withoutForbidden } from './xml-characters.ts';
import { isInstruction } from './xml-instructions.ts';
import { metNames, type XmlName } from './xml-name-cache.ts';
import { referenced } from './xml-references.ts';
import {
  afterName,
  afterPlain,
  afterSpaces,
  hasAttribute,
  isEndTag,
  isLoneBracket,
  isPair,
  standsAt,
  valueIn,
} from './xml-scan.ts';
import { XmlUnits } from './xml-units.ts';

/** What a document is made of, in its order. Each may say that it has had enough by giving false. */
export interface XmlEvents {
  /** The name as it was written, with its prefix; names and values of attributes by turns, null when there are none. */
  open(name: string, attributes: readonly string[] | null): boolean;
  /** Text or CDATA in the innermost open element, possibly in several pieces; line ends are line feeds. */
  text(text: string): boolean;
  close(): boolean;
  /** An element without attributes that holds this text and nothing else, in one. Without it the three above are told. */
  leaf?(name: string, text: string): boolean;
}

/** Why a document is not read on. `stopped` means that the events had enough. */
export type XmlRefusal = 'malformed' | 'doctype' | 'attributes' | 'too-large' | 'stopped';

/** How large parts of a document may be, in UTF-16 code units but for the number of attributes of one element. */
export interface XmlLimits {
  readonly attributes: number;
  readonly attributeLength: number;
  /** A tag, comment, instruction or CDATA section that has not ended. */
  readonly tokenLength: number;
}

/** Given in place of the next position: the piece ends within a token, or the document has been refused. */
const cut = -1;
const refused = -2;

/**
 * Takes an XML 1.0 document apart, in pieces as they come, and refuses what is not well-formed; namespaces are the
 * reader's. Refuses every DOCTYPE, so there are no entities but the five of XML itself. The text must be well-formed
 * UTF-16, as text decoded from UTF-8 is.
 *
 * One thing that is not well-formed is taken: a character that XML forbids, raw in text, in a value, in a comment or an instruction, is
 * U+FFFD (and nothing in a comment), as its numeric reference is. Some servers write what a mail's subject holds as it
 * is, and one such mail must not make a whole folder unreadable. In markup it is refused.
 * https://www.w3.org/TR/xml/
 */
export class XmlTokenizer {
  readonly #events: XmlEvents;
  readonly #limits: XmlLimits;
  readonly #open: XmlName[] = [];
  readonly #units = new XmlUnits();
  readonly #carry = new XmlCarry();
  #refusal: XmlRefusal | null = null;
  #isBegun = false;
  /** Nothing but a byte order mark has been read: here, and only here, an XML declaration may stand. */
  #isAtStart = true;
  #hasRoot = false;

  constructor(events: XmlEvents, limits: XmlLimits) {
    this.#events = events;
    this.#limits = limits;
  }

  /** Takes the next piece. A refusal is final. */
  write(piece: string): XmlRefusal | null {
    let from = !this.#isBegun && piece.startsWith('\uFEFF') ? 1 : 0;
    this.#isBegun ||= piece !== '';
    while (this.#carry.length > 0 && from < piece.length && this.#refusal === null) {
      const whole = this.#carry.complete(piece, from);
      if (this.#carry.length > this.#limits.tokenLength) this.#refuse('too-large');
      if (whole === null) return this.#refusal;
      from = whole.end;
      this.#run(whole.token, 0);
    }
    if (this.#refusal === null) this.#run(piece, from);
    return this.#refusal;
  }

  /** True when the root has been closed and nothing is cut: what has come so far is a whole document. */
  get isComplete(): boolean {
    return this.#refusal === null && this.#hasRoot && this.#open.length === 0 && this.#carry.length === 0;
  }

  #run(text: string, from: number): void {
    const units = this.#units.of(text);
    let at = from;
    while (at < text.length) {
      const next = units[at] === 0x3c ? this.#markup(text, units, at) : this.#characters(text, units, at);
      if (next < 0) {
        if (next === cut) this.#carry.begin(text.slice(at));
        return;
      }
      at = next;
      this.#isAtStart = false;
    }
  }

  #refuse(refusal: XmlRefusal): number {
    this.#refusal ??= refusal;
    return refused;
  }

  #markup(text: string, units: Uint16Array, at: number): number {
    if (at + 1 === text.length) return cut;
    const unit = units[at + 1];
    if (unit === 0x2f) return this.#endTag(text, units, at);
    if (unit === 0x3f) return this.#instruction(text, at);
    return unit === 0x21 ? this.#declaration(text, at) : this.#startTag(text, units, at);
  }

  #characters(text: string, units: Uint16Array, start: number): number {
    if (this.#open.length === 0) return this.#outside(units, start);
    let at = start;
    while (at < text.length) {
      const found = textMarks[units[at] ?? 0];
      if (found === mark.plain) at += 1;
      else if (found === mark.bracket && isLoneBracket(text, at)) at += 1;
      else if (found === mark.surrogate && isPair(text, at)) at += 2;
      else break;
    }
    return at > start ? this.#text(text.slice(start, at), at) : this.#special(text, at);
  }

  #text(text: string, next: number): number {
    return this.#events.text(text) ? next : this.#refuse('stopped');
  }

  /** What in text does not stand for itself. */
  #special(text: string, at: number): number {
    const found = textMarks[text.charCodeAt(at)];
    if (found === mark.reference) return this.#reference(text, at);
    if (found === mark.forbidden) return this.#text(REPLACEMENT, at + 1);
    if (found === mark.space) {
      if (at + 1 === text.length) return cut;
      return this.#text('\n', text.charCodeAt(at + 1) === 0xa ? at + 2 : at + 1);
    }
    const isCut =
      found === mark.bracket
        ? !text.startsWith(']]>', at)
        : found === mark.surrogate && at + 1 === text.length;
    return isCut ? cut : this.#refuse('malformed');
  }

  #reference(text: string, at: number): number {
    const end = text.indexOf(';', at);
    if (end === -1) return text.includes('<', at) ? this.#refuse('malformed') : cut;
    const character = referenced(text.slice(at + 1, end));
    return character === null ? this.#refuse('malformed') : this.#text(character, end + 1);
  }

  /** Before and after the root there is white space only. */
  #outside(units: Uint16Array, start: number): number {
    const end = afterSpaces(units, start);
    return end === start ? this.#refuse('malformed') : end;
  }

  #instruction(text: string, at: number): number {
    const end = text.indexOf('?>', at + 2);
    if (end === -1) return cut;
    const content = text.slice(at + 2, end);
    return isInstruction(content, this.#isAtStart) ? end + 2 : this.#refuse('malformed');
  }

  /** A comment, a CDATA section or a DOCTYPE. */
  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return this.#comment(text, at);
    if (text.startsWith('<![CDATA[', at)) return this.#cdata(text, at);
    if (text.startsWith('<!DOCTYPE', at)) return this.#refuse('doctype');
    const start = text.slice(at);
    const isCut = ['<!--', '<![CDATA[', '<!DOCTYPE'].some((whole) => whole.startsWith(start));
    return isCut ? cut : this.#refuse('malformed');
  }

  #comment(text: string, at: number): number {
    const end = text.indexOf('--', at + 4);
    if (end === -1 || end + 2 === text.length) return cut;
    return text.charCodeAt(end + 2) === 0x3e ? end + 3 : this.#refuse('malformed');
  }

  #cdata(text: string, at: number): number {
    if (this.#open.length === 0) return this.#refuse('malformed');
    const end = text.indexOf(']]>', at + 9);
    if (end === -1) return cut;
    const content = withoutForbidden(text.slice(at + 9, end));
    return this.#text(content.replaceAll(/\r\n?/gu, '\n'), end + 3);
  }

  #endTag(text: string, units: Uint16Array, at: number): number {
    const name = this.#open.at(-1);
    if (name === undefined) return this.#refuse('malformed');
    const start = at + 2;
    if (!standsAt(units, start, name.units)) {
      return name.text.startsWith(text.slice(start)) ? cut : this.#refuse('malformed');
    }
    const end = afterSpaces(units, start + name.units.length);
    if (end === text.length) return cut;
    if (units[end] !== 0x3e) return this.#refuse('malformed');
    this.#open.pop();
    return this.#events.close() ? end + 1 : this.#refuse('stopped');
  }

  #startTag(text: string, units: Uint16Array, at: number): number {
    const nameEnd = afterName(units, at + 1);
    if (nameEnd === text.length) return cut;
    const isSecondRoot = this.#hasRoot && this.#open.length === 0;
    if (nameEnd === at + 1 || isSecondRoot) return this.#refuse('malformed');
    const attributes: string[] | null = units[nameEnd] === 0x3e ? null : [];
    let end = attributes === null ? nameEnd : this.#attributes(text, units, nameEnd, attributes);
    if (end < 0) return end;
    const isEmpty = units[end] === 0x2f;
    if (isEmpty) end += 1;
    if (end === text.length) return cut;
    if (units[end] !== 0x3e) return this.#refuse('malformed');
    const name = metNames.nameIn(text, units, at + 1, nameEnd);
    this.#hasRoot = true;
    if (attributes === null && this.#events.leaf !== undefined) {
      const textEnd = afterPlain(units, nameEnd + 1, textMarks);
      if (isEndTag(units, textEnd, name.units)) {
        const isWanted = this.#events.leaf(name.text, text.slice(nameEnd + 1, textEnd));
        return isWanted ? textEnd + name.units.length + 3 : this.#refuse('stopped');
      }
    }
    if (!this.#events.open(name.text, attributes?.length === 0 ? null : attributes))
      return this.#refuse('stopped');
    if (!isEmpty) this.#open.push(name);
    else if (!this.#events.close()) return this.#refuse('stopped');
    return end + 1;
  }

  /** Reads attributes into the list and gives the place of the `>` or `/` behind them. */
  #attributes(text: string, units: Uint16Array, from: number, list: string[]): number {
    let at = from;
    while (at >= 0) {
      const next = afterSpaces(units, at);
      if (next === text.length) return cut;
      const unit = units[next];
      if (unit === 0x3e || unit === 0x2f) return next;
      if (next === at) return this.#refuse('malformed');
      at = this.#attribute(text, units, next, list);
    }
    return at;
  }

  #attribute(text: string, units: Uint16Array, from: number, list: string[]): number {
    const nameEnd = afterName(units, from);
    if (nameEnd === from) return this.#refuse('malformed');
    const equals = afterSpaces(units, nameEnd);
    if (equals === text.length) return cut;
    if (units[equals] !== 0x3d) return this.#refuse('malformed');
    const start = afterSpaces(units, equals + 1);
    if (start === text.length) return cut;
    const unit = units[start];
    if (unit !== 0x22 && unit !== 0x27) return this.#refuse('malformed');
    const plainEnd = afterPlain(units, start + 1, valueMarks);
    const isPlain = units[plainEnd] === unit;
    const end = isPlain ? plainEnd : text.indexOf(unit === 0x22 ? '"' : "'", plainEnd);
    if (end === -1) return text.includes('<', start) ? this.#refuse('malformed') : cut;
    const value = isPlain ? text.slice(start + 1, end) : valueIn(text, units, start + 1, end);
    const name = metNames.nameIn(text, units, from, nameEnd).text;
    if (value === null || hasAttribute(list, name)) return this.#refuse('malformed');
    list.push(name, value);
    const isWithin =
      list.length <= 2 * this.#limits.attributes && value.length <= this.#limits.attributeLength;
    return isWithin ? end + 1 : this.#refuse('attributes');
  }
}
