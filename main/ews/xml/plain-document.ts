import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlTokenizer, type XmlEvents } from './xml-tokenizer.ts';

/** Which document is expected, and from where. */
export interface PlainDocument {
  /** The server's host, for failures. */
  readonly host: string;
  /** The root's name without its prefix. */
  readonly root: string;
}

/** Far above any real list of categories or Autodiscover reply; sizes in UTF-16 code units. */
const limits = {
  depth: 32,
  elements: 20_000,
  attributes: 32,
  attributeLength: 8_192,
  textLength: 262_144,
  tokenLength: 1_048_576,
} as const;

/**
 * Reads one small XML document that is not of EWS (Autodiscover, a list of categories) into elements by their local names,
 * whatever their namespaces. As strict as the reader of replies: it refuses a DOCTYPE, a second root, what is not
 * well-formed or too large, and an end before the root is closed.
 */
export function readPlainDocument(text: string, { host, root }: PlainDocument): Result<XmlElement> {
  const tree = new PlainTree();
  const tokenizer = new XmlTokenizer(tree, limits);
  const reason = tokenizer.write(text);
  if (reason !== null) return failed(refused(host, tree.isTooDeep ? 'too-deep' : reason));
  if (!tokenizer.isComplete || tree.root === null) return failed({ kind: 'reply-truncated', host });
  return tree.root.name === root ? success(tree.root) : failed(refused(host, 'stopped'));
}

type Reason = 'malformed' | 'doctype' | 'attributes' | 'too-large' | 'stopped' | 'too-deep';

function refused(host: string, reason: Reason): Failure {
  const isKnown = reason === 'malformed' || reason === 'doctype' || reason === 'too-deep';
  return { kind: 'reply-refused', host, reason: isKnown ? reason : 'unexpected' };
}

interface Open {
  readonly name: string;
  readonly attributes: readonly string[] | null;
  readonly children: Open[];
  text: string;
}

class PlainTree implements XmlEvents {
  root: XmlElement | null = null;
  isTooDeep = false;
  readonly #open: Open[] = [];
  #elements = 0;

  open(name: string, attributes: readonly string[] | null): boolean {
    this.#elements += 1;
    this.isTooDeep = this.#open.length >= limits.depth;
    if (this.isTooDeep || this.#elements > limits.elements) return false;
    const opened: Open = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = opened;
    else {
      parent.children.push(opened);
      parent.text = '';
    }
    this.#open.push(opened);
    return true;
  }

  text(text: string): boolean {
    const element = this.#open.at(-1);
    if (element === undefined || element.children.length > 0) return true;
    element.text += text;
    return element.text.length <= limits.textLength;
  }

  close(): boolean {
    this.#open.pop();
    return true;
  }
}
