import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A way to the server that stands where a client looks for the server itself. */
export interface Listening {
  readonly url: string;
  readonly stop: () => void;
}

/** Takes requests on loopback, under the path that the target has. One that fails ends with its connection. */
export async function listen(
  target: string,
  take: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>,
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    take(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  return {
    url: `http://127.0.0.1:${address.port}${new URL(target).pathname}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
