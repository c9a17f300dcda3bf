import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';

import type { RequestRecord } from '../ledger.ts';
import { writeFault } from '../soap/fault.ts';
import { handle } from './handle.ts';
import type { Answer, Parts } from './handle.ts';
import { breakConnection } from './play-fault.ts';
import { emptyReply, htmlReply, xmlReply } from './reply.ts';
import type { Reply } from './reply.ts';

/** Exchange's maxRequestLength for EWS, in bytes; longer requests get 413. */
const longestRequest = 64 * 2 ** 20;

/** How a server listens. */
export interface Listening {
  /** PEM of key and certificate; plain HTTP without. */
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  /** ms to wait before each reply. */
  readonly rtt: number;
}

/** Makes the HTTP or HTTPS server, not yet listening. */
export function createServer(parts: Parts, listening: Listening): Server {
  const connections = new WeakMap<Socket, number>();
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket) ?? 0;
    void serve(parts, { request, response, connection, rtt: listening.rtt });
  };
  const server = listening.tls ? createHttpsServer(listening.tls, onRequest) : createHttpServer(onRequest);
  server.on(listening.tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, (parts.ledger.connections += 1));
    socket.on('error', () => socket.destroy());
  });
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  return server;
}

interface Exchanged {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly connection: number;
  readonly rtt: number;
}

async function serve(parts: Parts, exchanged: Exchanged): Promise<void> {
  const { request, rtt } = exchanged;
  const record = open(parts, exchanged);
  const body = await readBody(request);
  if (body === 'gone') return;
  const start = performance.now();
  const answer =
    body === 'tooLong'
      ? refused(emptyReply(413, { Connection: 'close' }))
      : answerTo(parts, request, record, body);
  record.status = answer.reply.status;
  record.milliseconds = performance.now() - start;
  if (rtt > 0) await new Promise((resolve) => setTimeout(resolve, rtt));
  parts.ledger.close(record);
  await send(answer, exchanged);
}

function refused(reply: Reply): Answer {
  return { reply, fault: undefined };
}

function answerTo(parts: Parts, request: IncomingMessage, record: RequestRecord, body: Buffer): Answer {
  record.body = body.toString('utf8');
  if (request.headers['transfer-encoding'] !== undefined) return refused(htmlReply(400, 'Bad Request'));
  if (request.url?.split('?')[0]?.toLowerCase() !== '/ews/exchange.asmx')
    return refused(htmlReply(404, 'Not Found'));
  if (request.method !== 'POST') return refused(htmlReply(405, 'Method Not Allowed'));
  try {
    return handle(parts, request, record);
  } catch (error) {
    parts.ledger.defects.push(error);
    record.resultCodes.push('ErrorInternalServerError');
    const refusal = {
      code: 'ErrorInternalServerError',
      text: 'An internal server error occurred. The operation failed.',
    };
    return refused(xmlReply(500, writeFault(refusal, parts.faultStyle)));
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
      if (length > longestRequest) return 'tooLong';
      chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle of its request; there is nobody to answer.
    return 'gone';
  }
  return Buffer.concat(chunks);
}

async function send({ reply, fault }: Answer, { request, response }: Exchanged): Promise<void> {
  if (fault?.spec.type === 'hang') return;
  if (fault && ['reset', 'commit-then-drop', 'huge', 'half-body', 'headers-only'].includes(fault.spec.type))
    return breakConnection(fault.spec, response, reply);
  const body = Buffer.from(reply.body);
  const headers: Record<string, string | number | string[]> = {
    ...common(request),
    'Content-Length': body.length,
  };
  for (const [name, value] of Object.entries(reply.headers))
    headers[name] = typeof value === 'string' ? value : [...value];
  response.writeHead(reply.status, headers);
  return new Promise((resolve) => {
    response.on('close', resolve);
    response.end(body, () => resolve());
  });
}

/** The headers that Exchange's front end puts on every reply. */
function common(request: IncomingMessage): Record<string, string | string[]> {
  const id = request.headers['client-request-id'];
  const wantsId = request.headers['return-client-request-id'] === 'true' && typeof id === 'string';
  const wantsAffinity = request.headers['x-preferserveraffinity'] === 'true';
  return {
    'Cache-Control': 'private',
    'request-id': randomUUID(),
    'X-FEServer': 'EXCHANGE',
    'X-CalculatedBETarget': 'exchange.contoso.test',
    ...(wantsId ? { 'client-request-id': id } : {}),
    ...(wantsAffinity
      ? { 'Set-Cookie': ['X-BackEndOverrideCookie=exchange~1942062522; path=/EWS; HttpOnly'] }
      : {}),
  };
}
