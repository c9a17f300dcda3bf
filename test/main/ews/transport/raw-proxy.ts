import net, { type AddressInfo, type Socket } from 'node:net';

/** An HTTP proxy on loopback that keeps every byte it was sent before it connected. */
export interface RawProxy {
  readonly url: string;
  readonly host: string;
  /** The head of each CONNECT. */
  readonly questions: readonly string[];
  /** Bytes that went through its tunnels towards servers. */
  readonly carried: () => Buffer;
  readonly close: () => Promise<void>;
}

/** `answer` replaces the tunnel: bytes, or null for silence. */
export async function startRawProxy(answer?: string | null): Promise<RawProxy> {
  const questions: string[] = [];
  const carried: Buffer[] = [];
  const open = new Set<Socket>();
  const server = net.createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.once('data', (chunk: Buffer) => {
      const question = chunk.toString('latin1');
      questions.push(question);
      if (answer === null) return;
      if (answer !== undefined) {
        client.end(answer);
        return;
      }
      const [, port = '0'] = /^CONNECT [^ ]*:(\d+) /u.exec(question) ?? [];
      const way = net.connect(Number(port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n');
        client.on('data', (bytes: Buffer) => {
          carried.push(bytes);
          way.write(bytes);
        });
        way.pipe(client);
      });
      open.add(way);
      way.on('error', () => client.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    questions,
    carried: () => Buffer.concat(carried),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
