import type { Failure } from '../../../../shared/failure.ts';
import { isHtml, pageTitle } from './html-page.ts';

/** All up to the end of the root's start tag. */
const rootTag = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<[^!?>][^>]*>/u;

/** The same, of a SOAP envelope: what EWS says begins with nothing else. */
const envelopeTag = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:[\w.-]{1,64}:)?Envelope[\s>]/u;

/** An XML declaration and the white space before the root fit in here many times over. */
const enough = 512;

/** A page is held until its title has come, or until there is so much of it. */
const enoughOfPage = 16_384;

/**
 * Holds back the first characters of a reply until it is clear what they begin: XML in UTF-8, an HTML page, or neither.
 * A byte order mark is taken off. A reply whose content type says that it is no XML must begin as a SOAP envelope.
 */
export class Prologue {
  readonly #host: string;
  readonly #status: number;
  readonly #isLabelled: boolean;
  #held: string | null = '';

  constructor(host: string, status: number, isLabelled: boolean) {
    this.#host = host;
    this.#status = status;
    this.#isLabelled = isLabelled;
  }

  /** Everything that may be read now; empty while more is needed. */
  pass(text: string, isEnd: boolean): string | Failure {
    if (this.#held === null) return text;
    this.#held += text;
    if (!isEnd && !this.#isClear(this.#held)) return '';
    const start = this.#held.replace(/^\uFEFF/u, '');
    this.#held = null;
    return this.#fault(start) ?? start;
  }

  #isClear(held: string): boolean {
    if (held.length < enough && !rootTag.test(held)) return false;
    return held.length >= enoughOfPage || !isHtml(held) || /<\/title|<body[\s>]/iu.test(held);
  }

  #fault(start: string): Failure | null {
    if (isHtml(start)) return { kind: 'proxy-page', host: this.#host, title: pageTitle(start) };
    if (!start.trimStart().startsWith('<') || (!this.#isLabelled && !envelopeTag.test(start)))
      return { kind: 'not-exchange', host: this.#host, status: this.#status };
    const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/u.exec(start)?.[1];
    if (declared === undefined || isUtf8Name(declared)) return null;
    return { kind: 'reply-refused', host: this.#host, reason: 'malformed' };
  }
}

/** Whether a charset's name means UTF-8; ASCII is a part of it. */
export function isUtf8Name(name: string): boolean {
  return /^(?:utf-?8|us-ascii)$/iu.test(name.trim());
}
