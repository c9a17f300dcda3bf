import type { Failure } from '../../../shared/failure.ts';
import type { ReplyReader } from '../transport/transport.ts';
import { EnvelopeSplitter } from '../xml/envelope-splitter.ts';
import { SoapReplyReader } from './reply-reader.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/**
 * The transport's view of a reply that goes on for as long as the connection does: many envelopes, each handed over as
 * soon as it is whole. What `take` refuses ends the transfer, and so does an envelope that is not to the question.
 */
export class StreamReplyReader implements ReplyReader {
  readonly #host: string;
  readonly #name: string;
  readonly #take: (content: XmlElement) => Failure | null;
  readonly #splitter: EnvelopeSplitter;

  /** `name` is the response element's; a `Fault` is handed over as well. */
  constructor(host: string, name: string, take: (content: XmlElement) => Failure | null) {
    this.#host = host;
    this.#name = name;
    this.#take = take;
    this.#splitter = new EnvelopeSplitter(host);
  }

  write(text: string): Failure | null {
    const documents = this.#splitter.write(text);
    if (!documents.ok) return documents.failure;
    for (const document of documents.value) {
      const failure = this.#read(document);
      if (failure !== null) return failure;
    }
    return null;
  }

  end(): Failure | null {
    return this.#splitter.isInside ? { kind: 'reply-truncated', host: this.#host } : null;
  }

  #read(document: string): Failure | null {
    const reader = new SoapReplyReader(this.#host);
    const unread = reader.write(document) ?? reader.end();
    if (unread !== null) return unread;
    const content = reader.contentNamed(this.#name);
    return content.ok ? this.#take(content.value) : content.failure;
  }
}
