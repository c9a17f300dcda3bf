import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { replyLimits, type ReplyLimits } from '../soap/reply-limits.ts';
import { TreeBuilder, type RowTaker } from './tree-builder.ts';
import type { XmlElement } from './xml-element.ts';
import { XmlTokenizer, type XmlRefusal } from './xml-tokenizer.ts';

export type { RowTaker } from './tree-builder.ts';

type Refusal = Extract<Failure, { kind: 'reply-refused' }>['reason'];

/**
 * Reads one XML document, in pieces as they come, into elements. Refuses a DOCTYPE, a second root, anything that is not
 * well-formed or uses an undeclared prefix, nesting and sizes beyond the limits, and an end before the root is closed.
 * Elements of namespaces that EWS does not use are read over with all that is in them; comments and processing
 * instructions likewise.
 */
export class DocumentReader {
  readonly #host: string;
  readonly #limits: ReplyLimits;
  readonly #tree: TreeBuilder;
  readonly #tokenizer: XmlTokenizer;
  #failure: Failure | null = null;

  constructor(host: string, limits: ReplyLimits = replyLimits, take: RowTaker | null = null) {
    this.#host = host;
    this.#limits = limits;
    this.#tree = new TreeBuilder(limits, take);
    this.#tokenizer = new XmlTokenizer(this.#tree, { ...limits, tokenLength: limits.textLength + 65_536 });
  }

  /** Takes the next piece. A failure is final. */
  write(text: string): Failure | null {
    const refusal = this.#tokenizer.write(text);
    if (refusal !== null) this.#failure ??= this.#refused(this.#tree.refusal ?? reasons[refusal]);
    return this.#failure;
  }

  /** Says that no more will come, and gives the root of a complete document. */
  end(): Result<XmlElement> {
    if (this.#failure !== null) return failed(this.#failure);
    const { root } = this.#tree;
    return root !== null && this.#tokenizer.isComplete
      ? success(root)
      : failed({ kind: 'reply-truncated', host: this.#host });
  }

  #refused(reason: Refusal | 'too-large'): Failure {
    return reason === 'too-large'
      ? { kind: 'reply-too-large', host: this.#host, limitBytes: this.#limits.textLength }
      : { kind: 'reply-refused', host: this.#host, reason };
  }
}

/** `stopped` never comes without a refusal of the tree's own. */
const reasons: Readonly<Record<XmlRefusal, Refusal | 'too-large'>> = {
  malformed: 'malformed',
  doctype: 'doctype',
  attributes: 'unexpected',
  'too-large': 'too-large',
  stopped: 'unexpected',
};
