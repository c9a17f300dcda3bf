import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { forward } from './forward.ts';
import { listen, type Listening } from './listening.ts';

/** A way to the server that gives answers again; both ends are on this machine. */
export interface RememberingLine extends Listening {
  /** How many answers were given again. */
  readonly repeated: number;
}

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const REMEMBERED = /<\w+:SyncFolderItems[\s>]/u;

/**
 * Puts a memory before a server: a page of a synchronisation that was asked for in the same words before comes at once. In
 * life the server is another machine; here it would write its pages on the cores of whoever reads them, and who reads ahead
 * would pay for that in processor time.
 */
export async function startRememberingLine(target: string): Promise<RememberingLine> {
  const answers = new Map<string, Answer>();
  let repeated = 0;
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const words = body.toString();
    const known = answers.get(words);
    if (known !== undefined) {
      repeated += 1;
      outgoing.writeHead(200, known.headers).end(known.body);
      return;
    }
    const answer = await forward(new URL(target), incoming, body);
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (answer.statusCode !== 200 || !REMEMBERED.test(words)) {
      answer.pipe(outgoing);
      return;
    }
    const whole = await buffer(answer);
    answers.set(words, { headers: answer.headers, body: whole });
    outgoing.end(whole);
  };
  const { url, stop } = await listen(target, take);
  return {
    url,
    stop,
    get repeated() {
      return repeated;
    },
  };
}
