import type { IncomingMessage } from 'node:http';
import type { Failure } from '../../../../shared/failure.ts';
import type { Connection } from './connection.ts';
import { isLabelledXml } from './content-type.ts';
import { codingOf, isCutShort, unpacking } from './content-coding.ts';
import type { TransportLimits } from '../limits.ts';
import { Prologue } from './prologue.ts';
import type { ReplyReader } from '../transport.ts';
import { Utf8Reader } from './utf8.ts';
import type { Watch } from '../watch.ts';

/**
 * So many bytes become text at a time. One character beyond ASCII doubles the text that it is in, and Node takes as much
 * again while it decodes: for whole chunks of 64 KiB that left each thread with 25 MB of gaps too small for the next.
 */
const pieceBytes = 8_192;

/** Where a reply comes from and how much of it may come. */
export interface ReplyWay {
  readonly connection: Connection;
  readonly host: string;
  /** What was asked. */
  readonly url: URL;
  readonly idleMs: number;
  /** Null for a stream, which has its own silence. */
  readonly leastRate: TransportLimits['leastRate'] | null;
  /** Of the text, unpacked where it came packed. */
  readonly replyBytes: number;
  readonly watch: Watch;
}

/**
 * Hands the text of a reply to the reader as it comes. Null when the reply was complete and the reader content;
 * otherwise the connection is ended, unless the reader refused a reply that was complete. A reader that throws rejects
 * the promise: that is a defect and no failure.
 */
export function readReply(
  reply: IncomingMessage,
  reader: ReplyReader,
  way: ReplyWay,
): Promise<Failure | null> {
  const { host, replyBytes } = way;
  const utf8 = new Utf8Reader();
  const prologue = new Prologue(host, reply.statusCode ?? 0, isLabelledXml(reply));
  let received = 0;

  function take(chunk: Buffer): Failure | null {
    received += chunk.length;
    if (received > replyBytes) return { kind: 'reply-too-large', host, limitBytes: replyBytes };
    for (let start = 0; start < chunk.length; start += pieceBytes) {
      const failure = takePiece(chunk.subarray(start, start + pieceBytes));
      if (failure !== null) return failure;
    }
    return null;
  }

  function takePiece(piece: Buffer): Failure | null {
    const texts = utf8.read(piece);
    if (texts === null) return { kind: 'reply-refused', host, reason: 'malformed' };
    for (const text of texts) {
      const failure = hand(text, false);
      if (failure !== null) return failure;
    }
    return null;
  }

  function hand(text: string, isEnd: boolean): Failure | null {
    const ready = prologue.pass(text, isEnd);
    if (typeof ready !== 'string') return ready;
    return ready === '' ? null : reader.write(ready);
  }

  function end(): Failure | null {
    if (!utf8.isComplete) return { kind: 'reply-refused', host, reason: 'malformed' };
    return hand('', true) ?? reader.end();
  }

  return receive(reply, { take, end }, way);
}

/** What to do with the bytes of a reply: a failure ends it. */
interface Receiver {
  take(chunk: Buffer): Failure | null;
  end(): Failure | null;
}

/** Receives a body to its end, or until the receiver has had enough. */
function receive(reply: IncomingMessage, receiver: Receiver, way: ReplyWay): Promise<Failure | null> {
  const { connection, host, idleMs, leastRate, replyBytes, watch } = way;
  const coding = codingOf(reply);
  return new Promise((resolve, reject) => {
    let isOver = false;
    const packed = coding === 'zip' ? unpacking() : null;
    const finish = (outcome: () => Failure | null, isWhole: boolean): void => {
      if (isOver) return;
      isOver = true;
      watch.release();
      packed?.destroy();
      if (isWhole) connection.markServed();
      else connection.destroy();
      try {
        resolve(outcome());
      } catch (defect) {
        reject(defect);
      }
    };
    const stop = (failure: Failure): void => finish(() => failure, false);
    const cut = (): void => stop({ kind: 'reply-truncated', host });
    const take = (chunk: Buffer): void => {
      if (isOver) return;
      try {
        const failure = receiver.take(chunk);
        if (failure !== null) stop(failure);
      } catch (defect) {
        finish(() => {
          throw defect;
        }, false);
      }
    };
    const end = (): void => finish(() => receiver.end(), true);
    reply.on('data', (chunk: Buffer) => {
      watch.progress(chunk.length);
      if (packed === null) take(chunk);
    });
    reply.once('end', () => {
      if (!reply.complete) cut();
      else if (packed === null) end();
    });
    reply.on('error', cut);
    reply.once('close', () => {
      // What came packed is still being unpacked after its last byte.
      if (packed === null || !reply.complete) cut();
    });
    watch.begin('body', idleMs);
    if (leastRate !== null) watch.keepRate(leastRate);
    watch.guard(stop);
    const refuse = (): void => stop({ kind: 'reply-refused', host, reason: 'encoding' });
    if (packed !== null) {
      packed.on('data', take).once('end', end);
      packed.on('error', (error) => (isCutShort(error) ? cut() : refuse()));
      reply.pipe(packed);
    }
    if (coding === 'unknown') refuse();
    else if (Number(reply.headers['content-length'] ?? 0) > replyBytes) {
      stop({ kind: 'reply-too-large', host, limitBytes: replyBytes });
    }
  });
}

/**
 * The first bytes of a body that is not for the reader: a refusal's text, a page. What is beyond is not waited for and
 * ends the connection, as does a body that breaks off: what came is enough to say what it is.
 */
export async function readStart(reply: IncomingMessage, way: ReplyWay): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const start = { ...way, replyBytes: Infinity };
  let length = 0;
  const full: Failure = { kind: 'reply-too-large', host: way.host, limitBytes: startBytes };
  await receive(
    reply,
    {
      take(chunk) {
        chunks.push(chunk);
        length += chunk.length;
        return length > startBytes ? full : null;
      },
      end: () => null,
    },
    start,
  );
  return Buffer.concat(chunks).subarray(0, startBytes);
}

const startBytes = 64 * 1024;
