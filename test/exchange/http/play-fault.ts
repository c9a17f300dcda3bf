import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';

import { itemsOf } from '../policies/limits.ts';
import type { ThrottlingShape } from '../policies/policies.ts';
import type { Refusal } from '../soap/outcome.ts';
import { namespaces } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { FaultSpec } from '../faults.ts';
import { writeEnvelope } from '../soap/envelope.ts';
import { writeFault } from '../soap/fault.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { element } from '../xml/write.ts';
import { emptyReply, htmlReply, xmlReply } from './reply.ts';
import type { Reply } from './reply.ts';

/** The reply of a fault that replies at all; `undefined` for those that do something to the connection. */
export function replyOf(spec: FaultSpec, asked: Asked): Reply | undefined {
  const hint = spec.backOffMilliseconds;
  const code = spec.code ?? 'ErrorAccessDenied';
  const text = 'This fault was asked for by a test.';
  switch (spec.type) {
    case 'html-proxy-page':
      return htmlReply(200, 'Sign in to the network');
    case 'busy':
      return busyReply('fault', { ...asked, backOff: hint });
    case 'busy-inside':
      return busyReply('inner', { ...asked, backOff: hint });
    case 'busy-item':
      return busyReply('item', { ...asked, backOff: hint });
    case 'item-error':
      return itemErrors({ code, text }, asked);
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

/** The request that is refused. */
export interface Asked {
  readonly operation: string;
  readonly request: XmlNode | undefined;
}

const busyText = 'The server cannot service this request right now. Try again later.';

/** A reply of a server that is too busy, in one of the four shapes; `backOff` is in ms. */
export function busyReply(
  shape: ThrottlingShape,
  { backOff, ...asked }: Asked & { readonly backOff: number | undefined },
): Reply {
  const hint: Record<string, string> =
    backOff === undefined ? {} : { BackOffMilliseconds: String(Math.ceil(backOff)) };
  const refusal = { code: 'ErrorServerBusy', text: busyText, values: hint };
  if (shape === 'http-503') return htmlReply(503, 'Service Unavailable');
  if (shape === 'fault') return xmlReply(500, writeFault(refusal, 'exchange'));
  if (shape === 'item') return itemErrors(refusal, asked);
  const values = {
    InnerErrorMessageText: busyText,
    InnerErrorResponseCode: 'ErrorServerBusy',
    InnerErrorDescriptiveLinkKey: '0',
    ...hint,
  };
  const text = 'An internal server error occurred. The operation failed.';
  return itemErrors({ code: 'ErrorInternalServerError', text, values }, { ...asked, request: undefined });
}

/** What the schema wants behind the code of a failed message. */
const empties: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['CreateItem', 'GetItem', 'UpdateItem', 'MoveItem', 'CopyItem'].map((one) => [one, '<m:Items/>']),
  ),
  ...Object.fromEntries(
    ['CreateFolder', 'GetFolder', 'UpdateFolder', 'MoveFolder', 'CopyFolder'].map((one) => [
      one,
      '<m:Folders/>',
    ]),
  ),
  CreateAttachment: '<m:Attachments/>',
  GetAttachment: '<m:Attachments/>',
};

/** The same refusal in a response message for each item of the request. */
function itemErrors(refusal: Refusal, { operation, request }: Asked): Reply {
  const message = writeFailure(`m:${operation}ResponseMessage`, refusal, empties[operation]);
  const messages = message.repeat(request ? Math.max(1, itemsOf(request)) : 1);
  const response = element(`m:${operation}Response`, element('m:ResponseMessages', messages), declarations);
  return xmlReply(200, writeEnvelope(response));
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
    case 'half-body-hang':
    case 'headers-only':
      await sendPart(spec.type, response, reply);
      break;
    case 'wrong-length':
      await sendTooLittle(response, reply);
      break;
    case 'sliced':
      await sendSliced(response, reply);
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
  type: 'half-body' | 'half-body-hang' | 'headers-only',
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
  if (type === 'half-body') response.socket?.destroy();
}

/** The whole body under a Content-Length of 100 bytes more, and an orderly end. */
async function sendTooLittle(response: ServerResponse, reply: Reply | undefined): Promise<void> {
  const body = Buffer.from(reply?.body ?? '');
  response.strictContentLength = false;
  response.writeHead(reply?.status ?? 200, { ...reply?.headers, 'Content-Length': body.length + 100 });
  await new Promise<void>((resolve) => {
    response.write(body, () => resolve());
  });
  response.socket?.end();
}

const sliceLength = 7;

async function sendSliced(response: ServerResponse, reply: Reply | undefined): Promise<void> {
  const body = Buffer.from(reply?.body ?? '');
  response.socket?.setNoDelay(true);
  response.writeHead(reply?.status ?? 200, { ...reply?.headers, 'Content-Length': body.length });
  for (let at = 0; at < body.length && !response.destroyed; at += sliceLength) {
    const slice = body.subarray(at, at + sliceLength);
    await new Promise<void>((resolve) => {
      response.write(slice, () => resolve());
    });
  }
  response.end();
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
