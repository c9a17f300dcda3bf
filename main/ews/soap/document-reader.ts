import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { NameScope } from './name-scope.ts';
import { replyLimits, type ReplyLimits } from './reply-limits.ts';
import { withoutForbiddenReferences } from './forbidden-references.ts';
import type { XmlElement } from './xml-element.ts';

type Refusal = Extract<Failure, { kind: 'reply-refused' }>['reason'];

/** An element under construction; nothing is added to it after its end tag. */
class OpenElement implements XmlElement {
  readonly name: string;
  readonly attributes: readonly string[] | null;
  children: OpenElement[] = leaf;
  text = '';

  constructor(name: string, attributes: readonly string[] | null) {
    this.name = name;
    this.attributes = attributes;
  }
}

/** Takes a row of a list, an element in `RootFolder/Items` or `RootFolder/Folders`, as soon as it is whole. */
export type RowTaker = (row: XmlElement) => void;

function isRowHolder(name: string): boolean {
  return name === 'Items' || name === 'Folders';
}

/** Shared by all elements without children, which are most. */
const leaf: OpenElement[] = [];

/**
 * Reads one XML document, in pieces as they come, into elements. Refuses a DOCTYPE, a second root, anything that is not
 * well-formed or uses an undeclared prefix, nesting and sizes beyond the limits, and an end before the root is closed.
 * Elements of namespaces that EWS does not use are read over with all that is in them; comments and processing
 * instructions likewise.
 *
 * A numeric reference to a character that XML 1.0 forbids (`&#x1F;`, which Exchange writes for a control character in a
 * subject) is not refused: it becomes U+FFFD, as one such mail must not make a whole folder unreadable. The same
 * character written raw is refused.
 */
export class DocumentReader {
  readonly #host: string;
  readonly #limits: ReplyLimits;
  readonly #parser = new SaxesParser({
    xmlns: false,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  });
  readonly #take: RowTaker | null;
  readonly #open: OpenElement[] = [];
  readonly #scopes: { readonly depth: number; readonly outer: NameScope }[] = [];
  #scope = new NameScope(null, new Map());
  #depth = 0;
  #root: OpenElement | null = null;
  #failure: Failure | null = null;
  #elements = 0;
  /** Depth inside an element that is read over; 0 when there is none. */
  #ignored = 0;
  /** Code units since the parser last reported anything: the length of what it is holding back. */
  #pending = 0;
  #hasForbiddenReference = false;

  constructor(host: string, limits: ReplyLimits = replyLimits, take: RowTaker | null = null) {
    this.#host = host;
    this.#limits = limits;
    this.#take = take;
    this.#parser.on('error', (error) => this.#problem(error));
    this.#parser.on('doctype', () => this.#refuse('doctype'));
    this.#parser.on('opentag', (tag) => this.#openTag(tag));
    this.#parser.on('closetag', () => this.#closeTag());
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
  }

  /** Takes the next piece. A failure is final. */
  write(text: string): Failure | null {
    if (this.#failure !== null) return this.#failure;
    const before = this.#pending;
    this.#pending = 0;
    this.#parser.write(text);
    this.#pending = this.#pending === -1 ? text.length : before + text.length;
    if (this.#pending > this.#limits.textLength + 65_536) this.#tooLarge();
    return this.#failure;
  }

  /** Says that no more will come, and gives the root of a complete document. */
  end(): Result<XmlElement> {
    if (this.#failure !== null) return failed(this.#failure);
    const root = this.#root;
    if (root === null || this.#scopes.length > 0)
      return failed({ kind: 'reply-truncated', host: this.#host });
    this.#parser.close();
    return this.#failure === null ? success(root) : failed(this.#failure);
  }

  #openTag(tag: SaxesTagPlain): void {
    this.#pending = -1;
    if (this.#failure !== null) return;
    this.#elements += 1;
    if (this.#elements > this.#limits.elements) return this.#refuse('unexpected');
    if (this.#depth >= this.#limits.depth) return this.#refuse('too-deep');
    this.#depth += 1;
    const attributes = this.#attributes(tag.attributes);
    const name = this.#scope.resolve(tag.name);
    if (name === null) return this.#refuse('malformed');
    if (this.#ignored > 0 || (name.vocabulary === 'other' && this.#root !== null)) {
      this.#ignored += 1;
      return;
    }
    this.#add(new OpenElement(name.local, attributes), name.vocabulary === 'soap');
  }

  #add(element: OpenElement, isSoap: boolean): void {
    if (this.#root === null) {
      if (element.name !== 'Envelope' || !isSoap) return this.#refuse('unexpected');
      this.#root = element;
    }
    this.#open.push(element);
  }

  /** Keeps the plain attributes and opens a new scope for declarations. */
  #attributes(wire: Record<string, string>): readonly string[] | null {
    let plain: string[] | null = null;
    let declared: Map<string, string> | null = null;
    let count = 0;
    // saxes makes this object without a prototype: a loop over it meets its own names only.
    for (const name in wire) {
      const value = this.#clean(wire[name] ?? '');
      count += 1;
      if (count > this.#limits.attributes || value.length > this.#limits.attributeLength) {
        this.#refuse('unexpected');
        return null;
      }
      if (name === 'xmlns') (declared ??= new Map()).set('', value);
      else if (name.startsWith('xmlns:')) (declared ??= new Map()).set(name.slice(6), value);
      else (plain ??= []).push(name, value);
    }
    this.#hasForbiddenReference = false;
    if (declared !== null) {
      this.#scopes.push({ depth: this.#depth, outer: this.#scope });
      this.#scope = new NameScope(this.#scope, declared);
    }
    return plain;
  }

  #closeTag(): void {
    this.#pending = -1;
    if (this.#failure !== null) return;
    const scope = this.#scopes.at(-1);
    if (scope?.depth === this.#depth) {
      this.#scope = scope.outer;
      this.#scopes.pop();
    }
    this.#depth -= 1;
    if (this.#ignored > 0) this.#ignored -= 1;
    else this.#closeElement();
  }

  /** A row is handed over and let go as soon as it is whole; any other element joins its parent. */
  #closeElement(): void {
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (element === undefined || parent === undefined) return;
    if (this.#take !== null && isRowHolder(parent.name) && this.#open.at(-2)?.name === 'RootFolder') {
      this.#take(element);
    } else if (parent.children === leaf) {
      parent.children = [element];
      parent.text = '';
    } else {
      parent.children.push(element);
    }
  }

  #text(text: string): void {
    this.#pending = -1;
    if (this.#failure !== null || this.#ignored > 0) return;
    const element = this.#open.at(-1);
    if (element === undefined || element.children !== leaf) return;
    element.text += this.#clean(text);
    this.#hasForbiddenReference = false;
    if (element.text.length > this.#limits.textLength) this.#tooLarge();
  }

  #clean(value: string): string {
    return this.#hasForbiddenReference ? withoutForbiddenReferences(value) : value;
  }

  #problem(error: Error): void {
    if (error.message.endsWith('malformed character entity.')) this.#hasForbiddenReference = true;
    else this.#refuse('malformed');
  }

  #refuse(reason: Refusal): void {
    this.#failure ??= { kind: 'reply-refused', host: this.#host, reason };
  }

  #tooLarge(): void {
    this.#failure ??= { kind: 'reply-too-large', host: this.#host, limitBytes: this.#limits.textLength };
  }
}
