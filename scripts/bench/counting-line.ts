import { createServer, request, type IncomingMessage } from 'node:http';

/** A way to the server that counts what goes over it; both ends are on this machine. */
export interface CountingLine {
  readonly url: string;
  /** Requests since the last time it was asked, by the operation that SOAPAction or the body names. */
  take(): Readonly<Record<string, number>>;
  stop(): void;
}

/** Puts a counter before a server: what it counts is what left the client, whatever the client says of itself. */
export async function startCountingLine(target: string): Promise<CountingLine> {
  const { hostname, port, pathname } = new URL(target);
  let counts = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const operation = operationOf(incoming, body.toString());
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
      const { method, url, headers } = incoming;
      const onward = request(
        { hostname, port, method, path: url, headers: { ...headers, 'content-length': body.length } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the counter has no port');
  return {
    url: `http://127.0.0.1:${address.port}${pathname}`,
    take: () => {
      const taken = Object.fromEntries(counts);
      counts = new Map();
      return taken;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function operationOf({ headers }: IncomingMessage, body: string): string {
  const action = /\/(\w+)"?$/u.exec(String(headers['soapaction'] ?? ''))?.[1];
  return action ?? /<\w+:Body[^>]*>\s*<\w+:(\w+)/u.exec(body)?.[1] ?? 'nothing';
}
