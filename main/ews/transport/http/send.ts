import type { IncomingMessage } from 'node:http';
import type { Failure } from '../../../../shared/failure.ts';
import type { ServerAddress } from '../address.ts';
import { connectionGone, type Connection } from './connection.ts';
import { notActed, type Ending } from './ending.ts';
import { errorCode, networkFailure } from './failures.ts';
import { http } from './node-http.ts';
import type { Watch } from '../watch.ts';

/** One HTTP request, ready to go. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8 text; empty for the first step of NTLM. */
  readonly body: string;
}

/** The head of a reply, or how it ended without one. */
export type Sent =
  { readonly ok: true; readonly reply: IncomingMessage } | { readonly ok: false; readonly ending: Ending };

/** Posts a message and waits for the head of its reply. Redirects are not followed; nothing is sent twice. */
export function send(
  connection: Connection,
  message: Message,
  way: {
    readonly address: ServerAddress;
    readonly replyMs: number;
    readonly isReused: boolean;
    readonly watch: Watch;
  },
): Promise<Sent> {
  const { address, replyMs, isReused, watch } = way;
  if (watch.reason !== null) return Promise.resolve({ ok: false, ending: notActed(watch.reason) });
  // Bytes and not text: Node would write the headers in the text's encoding, and theirs is another.
  const body = Buffer.from(message.body, 'utf8');
  const receivedBefore = connection.socket.bytesRead;
  return new Promise((resolve) => {
    const outgoing = http.request({
      agent: connection.agent,
      method: 'POST',
      path: address.path,
      setHost: false,
      headers: {
        Host: address.host,
        ...message.headers,
        'Content-Length': body.length,
      },
    });
    outgoing.once('response', (reply) => {
      watch.release();
      if (reply.headers.connection?.toLowerCase() === 'close') connection.retire();
      resolve({ ok: true, reply });
    });
    // Stays: destroying the request later raises an error that nobody waits for.
    outgoing.on('error', (error) => {
      const isSilent = isReused && connection.socket.bytesRead === receivedBefore;
      watch.release();
      connection.destroy();
      resolve({ ok: false, ending: endingOf(error, isSilent, way) });
    });
    watch.begin('reply', replyMs);
    watch.guard(() => {
      connection.destroy();
      outgoing.destroy();
    });
    outgoing.end(body);
  });
}

function endingOf(
  error: Error,
  isSilent: boolean,
  { address, watch }: { readonly address: ServerAddress; readonly watch: Watch },
): Ending {
  const code = errorCode(error);
  const hasLeft = code !== connectionGone;
  if (watch.reason !== null) return { ...notActed(watch.reason), mayHaveActed: hasLeft };
  // A reply that is no HTTP: some other service listens there.
  const failure: Failure = code.startsWith('HPE_')
    ? { kind: 'not-exchange', host: address.host, status: 0 }
    : networkFailure(address.host, error);
  const remedy = isSilent && failure.kind === 'server-unreachable' ? 'connection' : null;
  return { failure, mayHaveActed: hasLeft, remedy };
}
