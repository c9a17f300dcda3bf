import { afterEach } from 'vitest';
import {
  createHttpTransport,
  type HttpTransportOptions,
} from '../../../../main/ews/transport/http/http-transport.ts';
import type { EwsRequest, ReplyReader, Transport } from '../../../../main/ews/transport/transport.ts';
import { startRawServer, type RawAnswer, type RawServer } from './raw-server.ts';

const opened: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A server that ends with the test. */
export async function serve(...parameters: Parameters<typeof startRawServer>): Promise<RawServer> {
  const server = await startRawServer(...parameters);
  opened.push(() => server.close());
  return server;
}

/** A transport to a server that ends with the test: Basic unless said otherwise. */
export function transportTo(url: string, options: Partial<HttpTransportOptions> = {}): Transport {
  const transport = createHttpTransport({
    endpoint: { url, certificatePem: null },
    credential: { scheme: 'basic', userName: 'rob@contoso.test', secret: 'Pa55 wörd' },
    ...options,
  });
  opened.push(() => transport.close());
  return transport;
}

export const read: EwsRequest = {
  operation: 'GetFolder',
  body: '<Envelope>read</Envelope>',
  intent: 'read',
  anchor: 'mary@contoso.test',
  charged: 'rob@contoso.test',
};

export const write: EwsRequest = {
  operation: 'CreateItem',
  body: '<Envelope>write</Envelope>',
  intent: 'write',
  anchor: 'mary@contoso.test',
  charged: 'rob@contoso.test',
};

/** A reader that keeps the text. */
export function keeper(): ReplyReader & { readonly text: () => string; readonly pieces: string[] } {
  const pieces: string[] = [];
  return {
    pieces,
    text: () => pieces.join(''),
    write(piece) {
      pieces.push(piece);
      return null;
    },
    end: () => null,
  };
}

/** What a request ends with when the server answers so: the failure, or the reply's text. */
export async function outcome(
  answer: RawAnswer | string,
  request: EwsRequest = read,
  options: Partial<HttpTransportOptions> = {},
): Promise<unknown> {
  const server = await serve(typeof answer === 'string' ? (_request, socket) => socket.end(answer) : answer);
  const reader = keeper();
  const result = await transportTo(server.url, options).exchange(request, reader);
  return result.ok ? reader.text() : masked(result.failure, server);
}

/** Ports differ from run to run. */
function masked(failure: object, server: RawServer): unknown {
  return JSON.parse(JSON.stringify(failure).replaceAll(`127.0.0.1:${server.port}`, 'server'));
}
