import { cutText } from '../../../shared/cut-text.ts';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { TraceEntry } from '../../../shared/model/trace.ts';
import { Redactor, removed } from './redact.ts';
import type { Message } from './http/send.ts';
import type { EwsRequest, ReplyReader } from './transport.ts';
import { withoutContent } from './http/without-content.ts';

/** How many exchanges are kept, and how many characters of each text. */
const kept = 50;
const keptCharacters = 8_192;

/** Headers whose value is a secret, or leads to one. */
const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'www-authenticate',
  'cookie',
  'set-cookie',
]);

/** One exchange while it is under way. */
export interface Tracing {
  /** A message leaves; where several do for one request, the last is the one that is shown. */
  sent(message: Message): void;
  replied(reply: IncomingMessage): void;
  /** The same reader, with an eye on what it is given. */
  reading(reader: ReplyReader): ReplyReader;
  /** It is over; the kind of failure, or null. Enters the ring if anything has left. */
  end(failure: string | null): void;
}

/** A text as it was on the wire, as far as it is kept. */
interface Beginning {
  readonly head: string;
  /** UTF-8: as a string it would keep the pieces of the reply that it was cut from. */
  readonly body: Buffer;
  readonly isCut: boolean;
}

type Kept = Omit<TraceEntry, 'request' | 'reply'> & {
  readonly request: Beginning;
  readonly reply: Beginning | null;
};

/**
 * The last requests and replies of one session, for whoever wants to see what was said. Everything secret is taken out
 * before anything is given out, with all secrets that are known by then; within the thread, which has to hold them anyway,
 * texts are as they were: nobody will see most of them, and each would be looked through for every form of every secret.
 * `hidesContent`: of what the server said, nothing that somebody wrote is given out either; for every mailbox that is not
 * one's own.
 */
export class TraceRing {
  readonly #entries: Kept[] = [];
  readonly #redactor = new Redactor();
  readonly #hidesContent: boolean;

  constructor(options: { readonly secrets: readonly string[]; readonly hidesContent: boolean }) {
    this.#hidesContent = options.hidesContent;
    for (const secret of options.secrets) this.#redactor.add(secret);
  }

  /** What is kept, the oldest first. */
  list(): TraceEntry[] {
    return this.#entries.map(({ request, reply, ...entry }) => {
      const shown = reply === null ? '' : this.#shown(reply);
      return {
        ...entry,
        request: this.#shown(request),
        reply: this.#hidesContent && reply !== null ? bodyWithoutContent(shown) : shown,
      };
    });
  }

  begin({ operation }: EwsRequest): Tracing {
    const began = performance.now();
    const at = new Date().toISOString();
    let message: Message | null = null;
    let reply: IncomingMessage | null = null;
    let text = '';
    let characters = 0;
    return {
      sent: (leaving) => {
        message = leaving;
        reply = null;
        this.#learn(leaving);
      },
      replied: (head) => {
        reply = head;
      },
      reading: (reader) => ({
        write: (piece) => {
          characters += piece.length;
          const room = keptCharacters + this.#redactor.reach - text.length;
          if (room > 0) text += piece.slice(0, room);
          return reader.write(piece);
        },
        end: () => reader.end(),
        throttled: () => reader.throttled?.() ?? null,
      }),
      end: (failure) => {
        if (message === null) return;
        this.#keep({
          at,
          operation,
          status: reply?.statusCode ?? null,
          durationMs: Math.round((performance.now() - began) * 10) / 10,
          requestBytes: Buffer.byteLength(message.body),
          replyBytes: Number(reply?.headers['content-length'] ?? characters),
          clientRequestId: message.headers['client-request-id'] ?? '',
          serverRequestId: serverRequestId(reply?.headers),
          failure,
          request: this.#beginning(headLines(message.headers), message.body),
          reply: reply === null ? null : this.#beginning(replyHead(reply), text),
        });
      },
    };
  }

  #keep(entry: Kept): void {
    this.#entries.push(entry);
    if (this.#entries.length > kept) this.#entries.shift();
  }

  /** The credentials of a message must not appear anywhere, also where somebody echoes them. */
  #learn({ headers }: Message): void {
    const credentials = /^\S+\s+(.+)$/u.exec(headers['Authorization'] ?? '')?.[1];
    if (credentials !== undefined) this.#redactor.add(credentials);
  }

  #beginning(head: string, body: string): Beginning {
    const most = keptCharacters + this.#redactor.reach;
    return { head, body: Buffer.from(body.slice(0, most)), isCut: body.length >= most };
  }

  #shown({ head, body, isCut }: Beginning): string {
    const redacted = this.#redactor.redact(body.toString());
    // At a cut, the beginning of a secret would not be recognised.
    const whole = isCut ? redacted.slice(0, Math.max(0, redacted.length - this.#redactor.reach)) : redacted;
    return `${this.#redactor.redact(head)}${gap}${cutText(whole, keptCharacters)}`;
  }
}

/** Between head and body, as on the wire. */
const gap = '\n\n';

function bodyWithoutContent(reply: string): string {
  const at = reply.indexOf(gap) + gap.length;
  return reply.slice(0, at) + withoutContent(reply.slice(at));
}

function headLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${secretHeaders.has(name.toLowerCase()) ? removed : value}`)
    .join('\n');
}

function replyHead(reply: IncomingMessage): string {
  const headers = Object.entries(reply.headersDistinct).map(([name, values]): [string, string] => [
    name,
    values?.join(', ') ?? '',
  ]);
  return cutText(`HTTP ${reply.statusCode}\n${headLines(Object.fromEntries(headers))}`, keptCharacters);
}

/** As the server named the request, for its keeper's logs. */
function serverRequestId(headers: IncomingHttpHeaders | undefined): string | null {
  const value = headers?.['request-id'] ?? headers?.['x-ms-request-id'];
  return typeof value === 'string' ? cutText(value, 200) : null;
}
