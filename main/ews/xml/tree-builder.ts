import { NameScope } from './name-scope.ts';
import type { ReplyLimits } from '../soap/reply-limits.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlEvents } from './xml-tokenizer.ts';

/** An element under construction; nothing is added to it after its end tag. */
class OpenElement implements XmlElement {
  readonly name: string;
  readonly attributes: readonly string[] | null;
  /** Its children are rows, which are handed over instead of joining it. */
  readonly holdsRows: boolean;
  children: OpenElement[] = leaf;
  text = '';

  constructor(name: string, attributes: readonly string[] | null, isList: boolean) {
    this.name = name;
    this.attributes = attributes;
    this.holdsRows = isList;
  }
}

/** Shared by all elements without children, which are most. */
const leaf: OpenElement[] = [];

/**
 * Takes a row of a list as soon as it is whole: an element in `RootFolder/Items` or `RootFolder/Folders`, or one of the
 * `Changes` of a synchronisation. `owner` is what the list stands in, with all that came before the list.
 */
export type RowTaker = (row: XmlElement, owner: XmlElement) => void;

function holdsRows(holder: string, owner: XmlElement | undefined): boolean {
  switch (holder) {
    case 'Items':
    case 'Folders':
      return owner?.name === 'RootFolder';
    case 'Changes':
      return owner?.name.startsWith('SyncFolder') === true;
    default:
      return false;
  }
}

/**
 * Makes elements of a document's parts, with their names resolved. Elements of namespaces that EWS does not use are left
 * out with all that is in them. Rows are handed over and let go, so that a page never stands in memory as elements.
 */
export class TreeBuilder implements XmlEvents {
  readonly #limits: ReplyLimits;
  readonly #take: RowTaker | null;
  readonly #open: OpenElement[] = [];
  readonly #scopes: { readonly depth: number; readonly outer: NameScope }[] = [];
  #scope = new NameScope(null, new Map());
  #depth = 0;
  #elements = 0;
  /** Depth inside an element that is left out; 0 when there is none. */
  #ignored = 0;
  #root: OpenElement | null = null;
  #refusal: 'malformed' | 'too-deep' | 'unexpected' | 'too-large' | null = null;

  constructor(limits: ReplyLimits, take: RowTaker | null) {
    this.#limits = limits;
    this.#take = take;
  }

  /** The envelope, as far as it has been read; null before its start tag. */
  get root(): XmlElement | null {
    return this.#root;
  }

  /** Why it has had enough; null while it has not. */
  get refusal(): 'malformed' | 'too-deep' | 'unexpected' | 'too-large' | null {
    return this.#refusal;
  }

  open(qualifiedName: string, wire: readonly string[] | null): boolean {
    if (!this.#hasRoom()) return false;
    this.#depth += 1;
    const attributes = wire === null ? null : this.#declare(wire);
    const name = this.#scope.resolve(qualifiedName);
    if (name === null) return this.#refuse('malformed');
    if (this.#ignored > 0 || (name.vocabulary === 'other' && this.#root !== null)) {
      this.#ignored += 1;
      return true;
    }
    const isList = this.#take !== null && holdsRows(name.local, this.#open.at(-1));
    const element = new OpenElement(name.local, attributes, isList);
    if (this.#root === null) {
      if (name.local !== 'Envelope' || name.vocabulary !== 'soap') return this.#refuse('unexpected');
      this.#root = element;
    }
    this.#open.push(element);
    return true;
  }

  text(text: string): boolean {
    const element = this.#open.at(-1);
    if (this.#ignored > 0 || element === undefined || element.children !== leaf) return true;
    element.text = element.text === '' ? text : element.text + text;
    return element.text.length <= this.#limits.textLength || this.#refuse('too-large');
  }

  close(): boolean {
    const scope = this.#scopes.at(-1);
    if (scope?.depth === this.#depth) {
      this.#scope = scope.outer;
      this.#scopes.pop();
    }
    this.#depth -= 1;
    if (this.#ignored > 0) this.#ignored -= 1;
    else this.#closeElement();
    return true;
  }

  leaf(qualifiedName: string, text: string): boolean {
    const parent = this.#open.at(-1);
    if (parent === undefined || this.#ignored > 0)
      return this.open(qualifiedName, null) && this.text(text) && this.close();
    if (!this.#hasRoom()) return false;
    const name = this.#scope.resolve(qualifiedName);
    if (name === null) return this.#refuse('malformed');
    if (name.vocabulary === 'other') return true;
    if (text.length > this.#limits.textLength) return this.#refuse('too-large');
    const element = new OpenElement(name.local, null, false);
    element.text = text;
    this.#join(element, parent);
    return true;
  }

  /** Counts one more element, and whether there may be one here. */
  #hasRoom(): boolean {
    this.#elements += 1;
    if (this.#elements > this.#limits.elements) return this.#refuse('unexpected');
    return this.#depth < this.#limits.depth || this.#refuse('too-deep');
  }

  #closeElement(): void {
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (element !== undefined && parent !== undefined) this.#join(element, parent);
  }

  /** A row is handed over and let go as soon as it is whole; any other element joins its parent. */
  #join(element: OpenElement, parent: OpenElement): void {
    if (parent.holdsRows) this.#handOver(element);
    else if (parent.children === leaf) {
      parent.children = [element];
      parent.text = '';
    } else parent.children.push(element);
  }

  #handOver(row: OpenElement): void {
    const owner = this.#open.at(-2);
    if (owner !== undefined) this.#take?.(row, owner);
  }

  /** Opens a scope for namespace declarations, if there are any, and gives the other attributes. */
  #declare(wire: readonly string[]): readonly string[] | null {
    if (!hasDeclaration(wire)) return wire;
    const plain: string[] = [];
    const declared = new Map<string, string>();
    for (let index = 0; index < wire.length; index += 2) {
      const name = wire[index] ?? '';
      const value = wire[index + 1] ?? '';
      if (isDeclaration(name)) declared.set(name.slice(6), value);
      else plain.push(name, value);
    }
    this.#scopes.push({ depth: this.#depth, outer: this.#scope });
    this.#scope = new NameScope(this.#scope, declared);
    return plain.length === 0 ? null : plain;
  }

  #refuse(refusal: NonNullable<TreeBuilder['refusal']>): false {
    this.#refusal ??= refusal;
    return false;
  }
}

function hasDeclaration(wire: readonly string[]): boolean {
  for (let index = 0; index < wire.length; index += 2) if (isDeclaration(wire[index] ?? '')) return true;
  return false;
}

/** `xmlns` itself, whose prefix is empty, or `xmlns:` and a prefix. */
function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name.charCodeAt(5) === 0x3a);
}
