import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ReplyReader } from '../transport/transport.ts';
import { DocumentReader, type RowTaker } from '../xml/document-reader.ts';
import type { ReplyLimits } from './reply-limits.ts';
import { childrenNamed, type XmlElement } from '../xml/xml-element.ts';

/** The transport's view of a reply being read: hand it in, then ask for what was in the SOAP body. */
export class SoapReplyReader implements ReplyReader {
  readonly #host: string;
  readonly #document: DocumentReader;
  #content: XmlElement | null = null;

  constructor(host: string, limits?: ReplyLimits, take?: RowTaker) {
    this.#host = host;
    this.#document = new DocumentReader(host, limits, take);
  }

  write(text: string): Failure | null {
    return this.#document.write(text);
  }

  end(): Failure | null {
    const root = this.#document.end();
    if (!root.ok) return root.failure;
    const body = childrenNamed(root.value, 'Body');
    const content = body.length === 1 ? (body[0]?.children ?? []) : [];
    if (content.length !== 1) return { kind: 'reply-refused', host: this.#host, reason: 'unexpected' };
    this.#content = content[0] ?? null;
    return null;
  }

  /**
   * The one element in the SOAP body, after `end` has found the reply complete: an operation's response or a `Fault`.
   * Fails as `reply-truncated` before that.
   */
  content(): Result<XmlElement> {
    return this.#content === null
      ? failed({ kind: 'reply-truncated', host: this.#host })
      : success(this.#content);
  }

  /** The content when it has the name given, or a Fault; anything else is no reply to what was asked. */
  contentNamed(name: string): Result<XmlElement> {
    const content = this.content();
    if (!content.ok || content.value.name === name || content.value.name === 'Fault') return content;
    return failed({ kind: 'reply-refused', host: this.#host, reason: 'unexpected' });
  }
}
