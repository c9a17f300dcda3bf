import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Serves the same bytes to every request, on loopback, from a thread of its own: what the server costs must not stand in
 * the lanes that are measured. Given the bytes and the round trip as `workerData`; says its port, and ends with its thread.
 */
const { bytes, roundTripMs }: { readonly bytes: Uint8Array; readonly roundTripMs: number } = workerData;

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/xml; charset=utf-8');
  response.setHeader('content-length', bytes.byteLength);
  if (roundTripMs === 0) response.end(bytes);
  else setTimeout(() => response.end(bytes), roundTripMs);
});
// A lane may take longer than the usual five seconds on a busy machine; its connection must be there afterwards.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  // A worker's port has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(address.port);
});
