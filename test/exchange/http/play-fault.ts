import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';

import { namespaces } from '../xml/node.ts';
import type { FaultSpec } from '../faults.ts';
import { writeEnvelope } from '../soap/envelope.ts';
import { writeFault } from '../soap/fault.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { element } from '../xml/write.ts';
import { emptyReply, htmlReply, xmlReply } from './reply.ts';
import type { Reply } from './reply.ts';

/** The reply of a fault that replies at all; `undefined` for those that do something to the connection. */
export function replyOf(spec: FaultSpec, operation: string): Reply | undefined {
  const code = spec.code ?? 'ErrorAccessDenied';
  const text = 'This fault was asked for by a test.';
  switch (spec.type) {
    case 'html-proxy-page':
      return htmlReply(200, 'Sign in to the network');
    case 'busy':
      return xmlReply(500, writeFault(busy(spec), 'exchange'));
    case 'busy-inside':
      return xmlReply(200, busyInside(spec, operation));
    case '503':
      return htmlReply(503, 'Service Unavailable');
    case 'empty-500':
      return emptyReply(500);
    case '403':
      return emptyReply(403);
    case '401':
      return emptyReply(401, { 'WWW-Authenticate': ['NTLM', 'Basic realm="127.0.0.1"'] });
    case 'redirect':
      return emptyReply(302, { Location: '/ews/genericerrorpage.htm' });
    case 'fault':
      return xmlReply(500, writeFault({ code, text }, 'exchange'));
    case 'compatible':
      return xmlReply(200, writeFault({ code, text }, 'compatible'));
    default:
      return undefined;
  }
}

function busy(spec: FaultSpec) {
  const hint = spec.backOffMilliseconds;
  return {
    code: 'ErrorServerBusy',
    text: 'The server cannot service this request right now. Try again later.',
    ...(hint === undefined ? {} : { values: { BackOffMilliseconds: String(hint) } }),
  };
}

function busyInside(spec: FaultSpec, operation: string): string {
  const inner = {
    InnerErrorMessageText: 'The server cannot service this request right now. Try again later.',
    InnerErrorResponseCode: 'ErrorServerBusy',
    InnerErrorDescriptiveLinkKey: '0',
  };
  const hint = spec.backOffMilliseconds;
  const values = hint === undefined ? inner : { ...inner, BackOffMilliseconds: String(hint) };
  const refusal = {
    code: 'ErrorInternalServerError',
    text: 'An internal server error occurred. The operation failed.',
    values,
  };
  const message = writeFailure(`m:${operation}ResponseMessage`, refusal);
  return writeEnvelope(
    element(`m:${operation}Response`, element('m:ResponseMessages', message), declarations),
  );
}

/** Does to the connection what the fault says. `reply` is what would have been sent. */
export async function breakConnection(
  spec: FaultSpec,
  response: ServerResponse,
  reply: Reply | undefined,
): Promise<void> {
  switch (spec.type) {
    case 'reset':
      resetConnection(response.socket);
      break;
    case 'commit-then-drop':
      response.socket?.destroy();
      break;
    case 'huge':
      await streamHuge(response);
      break;
    case 'half-body':
    case 'headers-only':
      await sendPart(spec.type, response, reply);
      break;
    default:
      break;
  }
}

/** Over TLS Node offers no reset of the TCP connection; it is dropped instead, with no farewell of TLS. */
function resetConnection(socket: ServerResponse['socket']): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}

async function sendPart(
  type: 'half-body' | 'headers-only',
  response: ServerResponse,
  reply: Reply | undefined,
): Promise<void> {
  const body = Buffer.from(reply?.body ?? '');
  response.writeHead(reply?.status ?? 200, { ...reply?.headers, 'Content-Length': body.length });
  response.flushHeaders();
  if (type === 'headers-only') return;
  await new Promise<void>((resolve) => {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve());
  });
  response.socket?.destroy();
}

/** Inserts a document type with an entity into a reply. */
export function withDoctype(body: string): string {
  const end = body.indexOf('?>') + 2;
  return `${body.slice(0, end)}<!DOCTYPE Envelope [<!ENTITY lol "lol">]>${body.slice(end)}`;
}

const megabytes = 205;

async function streamHuge(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' });
  response.write(
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespaces.s}"><s:Body><filler>`,
  );
  const chunk = 'x'.repeat(2 ** 20);
  for (let sent = 0; sent < megabytes && !response.destroyed; sent += 1)
    await new Promise((resolve) => response.write(chunk, resolve));
  response.end('</filler></s:Body></s:Envelope>');
}
