import { request, type IncomingMessage } from 'node:http';

/** Passes a request on to a server, with the body that was read of it, and gives the answer's beginning. */
export function forward(
  { hostname, port }: URL,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  const { method, url, headers } = incoming;
  return new Promise((resolve, reject) => {
    const onward = request(
      {
        hostname,
        port,
        // A connection of its own: one that the server has just closed for idleness would be an error of this line.
        agent: false,
        method,
        path: url,
        headers: { ...headers, 'content-length': body.length },
      },
      resolve,
    );
    onward.on('error', reject);
    onward.end(body);
  });
}
