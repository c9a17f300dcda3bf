import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';

import type { RequestRecord } from '../ledger.ts';
import type { StreamStart } from '../notifications/streams.ts';
import { backEndOf } from '../policies/affinity.ts';
import { writeEnvelope } from '../soap/envelope.ts';
import { writeFault } from '../soap/fault.ts';
import { plain } from './answer.ts';
import type { Answer } from './answer.ts';
import { handle } from './handle.ts';
import type { Parts } from './parts.ts';
import { breakConnection } from './play-fault.ts';
import { emptyReply, htmlReply, xmlReply } from './reply.ts';
import type { Reply } from './reply.ts';

/** Exchange's maxRequestLength for EWS, in bytes; longer requests get 413. */
const longestRequest = 64 * 2 ** 20;

/** How a server listens. */
export interface Listening {
  /** PEM of key and certificate; plain HTTP without. */
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  readonly line: Line;
  /** How many mailbox servers there seem to be. */
  readonly backEnds: number;
  /** Connections that a fault keeps from TLS and HTTP. */
  readonly held: Set<Socket>;
  /** Answers paths besides EWS's own: Autodiscover, the token endpoint. */
  readonly others: (request: IncomingMessage, record: RequestRecord) => Reply | undefined;
}

/** The way between client and server; may be changed while it runs. */
export interface Line {
  /** ms to wait before each reply. */
  roundTrip: number;
  /** Bytes of reply bodies in a second, for each connection. */
  bytesPerSecond: number;
}

/** Makes the HTTP or HTTPS server, not yet listening. */
export function createServer(parts: Parts, listening: Listening): Server {
  const connections = new WeakMap<Socket, number>();
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket) ?? 0;
    void serve(parts, { request, response, connection, listening });
  };
  const server = listening.tls ? createHttpsServer(listening.tls, onRequest) : createHttpServer(onRequest);
  server.on(listening.tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, (parts.ledger.connections += 1));
    socket.on('error', () => socket.destroy());
  });
  const emit = server.emit.bind(server) as (event: string, ...values: unknown[]) => boolean;
  // The one place before TLS and HTTP see a connection.
  server.emit = (event: string, ...values: unknown[]) =>
    (event === 'connection' && isHeld(parts, listening, values[0] as Socket)) || emit(event, ...values);
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  return server;
}

/** Faults of the connection itself: it is not handed on, and never answered in its own language. */
function isHeld(parts: Parts, { held }: Listening, socket: Socket): boolean {
  const fault = parts.faults.due({ phase: 'accept', operation: undefined, account: undefined });
  if (!fault) return false;
  held.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.destroy());
  socket.on('close', () => held.delete(socket));
  socket.resume();
  if (fault.spec.type === 'tls-fail') socket.end('This is neither TLS nor HTTP.', () => socket.destroy());
  return true;
}

interface Exchanged {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly connection: number;
  readonly listening: Listening;
}

async function serve(parts: Parts, exchanged: Exchanged): Promise<void> {
  const { request, response, listening } = exchanged;
  const record = open(parts, exchanged);
  const early = parts.faults.due({ phase: 'headers', operation: undefined, account: undefined });
  if (early) {
    record.fault = early.spec.type;
    if (early.spec.type === 'reset-mid-request') await once(request, 'data').catch(() => undefined);
    return breakConnection({ ...early.spec, type: 'reset' }, response, undefined);
  }
  const body = await readBody(request);
  if (body === 'gone') return;
  const start = performance.now();
  const answer =
    body === 'tooLong'
      ? plain(emptyReply(413, { Connection: 'close' }))
      : answerTo(parts, exchanged, { record, body });
  record.status = answer.reply.status;
  record.milliseconds = performance.now() - start;
  const late = answer.fault?.spec.type === 'late' ? (answer.fault.spec.delayMilliseconds ?? 1_000) : 0;
  const wait = listening.line.roundTrip + late;
  const { works = 0 } = answer;
  if (works > 0) await new Promise<void>((resolve) => void parts.store.clock.alarm(works, resolve));
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  parts.ledger.close(record);
  answer.leave?.();
  if (answer.stream) stream(answer.reply, answer.stream, exchanged);
  else await send(answer, exchanged);
}

function answerTo(
  parts: Parts,
  { request, listening }: Exchanged,
  { record, body }: { readonly record: RequestRecord; readonly body: Buffer },
): Answer {
  record.body = body.toString('utf8');
  if (request.headers['transfer-encoding'] !== undefined) return plain(htmlReply(400, 'Bad Request'));
  if (request.url?.split('?')[0]?.toLowerCase() !== '/ews/exchange.asmx')
    return plain(listening.others(request, record) ?? htmlReply(404, 'Not Found'));
  try {
    return handle(parts, request, record);
  } catch (error) {
    parts.ledger.defects.push(error);
    record.resultCodes.push('ErrorInternalServerError');
    const refusal = {
      code: 'ErrorInternalServerError',
      text: 'An internal server error occurred. The operation failed.',
    };
    return plain(xmlReply(500, writeFault(refusal, parts.faultStyle)));
  }
}

function open(parts: Parts, { request, connection }: Exchanged): RequestRecord {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { authorization: _secret, ...headers } = request.headers;
  return parts.ledger.open({
    connection,
    at: parts.store.clock.now(),
    userAgent: header('user-agent'),
    anchorMailbox: header('x-anchormailbox'),
    clientRequestId: header('client-request-id'),
    headers,
    body: '',
    operation: undefined,
    authenticated: undefined,
    authorized: undefined,
    status: 0,
    resultCodes: [],
    milliseconds: 0,
    fault: undefined,
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'tooLong' | 'gone'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      // What is too long is still read, so that the client is ready to hear so, but not kept.
      if (length > longestRequest) chunks.length = 0;
      else chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle of its request; there is nobody to answer.
    return 'gone';
  }
  return length > longestRequest ? 'tooLong' : Buffer.concat(chunks);
}

const broken = new Set([
  'reset',
  'commit-then-drop',
  'huge',
  'half-body',
  'half-body-hang',
  'headers-only',
  'wrong-length',
  'sliced',
]);

async function send({ reply, fault }: Answer, { request, response, listening }: Exchanged): Promise<void> {
  if (fault?.spec.type === 'hang') return;
  if (fault && broken.has(fault.spec.type)) return breakConnection(fault.spec, response, reply);
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, {
    ...headersOf(reply, request, listening.backEnds),
    'Content-Length': body.length,
  });
  await trickle(response, body, listening.line.bytesPerSecond);
  return new Promise((resolve) => {
    response.on('close', resolve);
    response.end(() => resolve());
  });
}

/** ms between two pieces of a reply on a narrow line. */
const tick = 20;

async function trickle(response: ServerResponse, body: Buffer, bytesPerSecond: number): Promise<void> {
  const size = bytesPerSecond === Infinity ? body.length : Math.max(1, (bytesPerSecond * tick) / 1_000);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    if (at + size < body.length) await new Promise((resolve) => setTimeout(resolve, tick));
  }
}

/** A reply that goes on in chunks. What is written in one turn goes out in one chunk. */
function stream(reply: Reply, start: StreamStart, { request, response, listening }: Exchanged): void {
  response.writeHead(reply.status, headersOf(reply, request, listening.backEnds));
  response.socket?.setNoDelay(true);
  let waiting = reply.body;
  const flush = () => {
    if (waiting !== '' && !response.writableEnded) response.write(waiting);
    waiting = '';
  };
  const close = start({
    write: (envelope) => {
      if (waiting === '') setImmediate(flush);
      waiting += writeEnvelope(envelope);
    },
    end: () => {
      flush();
      response.end();
    },
  });
  flush();
  response.on('close', close);
}

function headersOf(
  reply: Reply,
  request: IncomingMessage,
  backEnds: number,
): Record<string, string | string[]> {
  const headers = common(request, backEnds);
  for (const [name, value] of Object.entries(reply.headers))
    headers[name] = typeof value === 'string' ? value : [...value];
  return headers;
}

/** The headers that Exchange's front end puts on every reply. */
function common(request: IncomingMessage, backEnds: number): Record<string, string | string[]> {
  const id = request.headers['client-request-id'];
  const wantsId = request.headers['return-client-request-id'] === 'true' && typeof id === 'string';
  const wantsAffinity = request.headers['x-preferserveraffinity'] === 'true';
  const { name, anchor } = backEndOf(request.headers, '', backEnds);
  const hasAffinity = wantsAffinity && (backEnds === 1 || anchor !== undefined);
  return {
    'Cache-Control': 'private',
    'request-id': randomUUID(),
    'X-FEServer': 'EXCHANGE',
    'X-CalculatedBETarget': `${name}.contoso.test`,
    ...(wantsId ? { 'client-request-id': id } : {}),
    ...(hasAffinity
      ? { 'Set-Cookie': [`X-BackEndOverrideCookie=${name}~1942062522; path=/EWS; HttpOnly`] }
      : {}),
  };
}
