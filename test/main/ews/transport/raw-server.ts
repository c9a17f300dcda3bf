import { readFileSync } from 'node:fs';
import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';

/** One request as its bytes came in. */
export interface RawRequest {
  readonly requestLine: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Which connection it came on, counted from 0. */
  readonly connection: number;
  /** Counted from 0 over all connections. */
  readonly index: number;
}

/** Writes the bytes of a reply, or does worse. */
export type RawAnswer = (request: RawRequest, socket: Socket) => void;

/** A server that answers with literal bytes, on loopback. */
export interface RawServer {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly RawRequest[];
  /** Connections accepted, under TLS those whose handshake was completed. */
  readonly connections: () => number;
  /** Resolves when no connection is open. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const certificates = new URL('./certificates/', import.meta.url);

/** A PEM file of the certificates folder. */
export function pem(name: string): string {
  return readFileSync(new URL(name, certificates), 'utf8');
}

export async function startRawServer(
  answer: RawAnswer,
  certificate?: { readonly name: string; readonly options?: tls.TlsOptions },
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const open = new Set<Socket>();
  const waiting = new Set<() => void>();
  let connections = 0;

  function accept(socket: Socket): void {
    const connection = connections;
    connections += 1;
    let held = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      for (let parsed = takeRequest(held); parsed !== null; parsed = takeRequest(held)) {
        held = parsed.rest;
        const request = { ...parsed.request, connection, index: requests.length };
        requests.push(request);
        answer(request, socket);
      }
    });
  }

  function track(socket: Socket): void {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      open.delete(socket);
      if (open.size === 0) for (const resolve of waiting) resolve();
    });
  }

  const server =
    certificate === undefined
      ? net.createServer(accept)
      : tls.createServer(
          {
            cert: pem(`${certificate.name}.pem`),
            key: pem(`${certificate.name}.key.pem`),
            ...certificate.options,
          },
          accept,
        );
  server.on('connection', track);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}/EWS/Exchange.asmx`,
    port,
    requests,
    connections: () => connections,
    quiet: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function takeRequest(
  held: Buffer,
): { readonly request: Omit<RawRequest, 'connection' | 'index'>; readonly rest: Buffer<ArrayBuffer> } | null {
  const headEnd = held.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [requestLine = '', ...lines] = held.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const end = headEnd + 4 + Number(headers['content-length'] ?? 0);
  if (held.length < end) return null;
  return {
    request: { requestLine, headers, body: held.subarray(headEnd + 4, end).toString('utf8') },
    rest: Buffer.from(held.subarray(end)),
  };
}

/** A complete reply with a Content-Length. */
export function reply(status: number, body: string, ...headers: readonly string[]): string {
  const lines = [`HTTP/1.1 ${status} Whatever`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** A complete reply of status 200 with an EWS document. */
export function xmlReply(body: string): string {
  return reply(200, body, 'Content-Type: text/xml; charset=utf-8');
}
