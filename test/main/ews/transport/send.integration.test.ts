import { once } from 'node:events';
import net from 'node:net';
import { expect, it } from 'vitest';
import { parseAddress } from '../../../../main/ews/transport/address.ts';
import { Connection } from '../../../../main/ews/transport/http/connection.ts';
import { send, type Sent } from '../../../../main/ews/transport/http/send.ts';
import { Watch } from '../../../../main/ews/transport/watch.ts';
import { serve } from './exchange-with.ts';
import { xmlReply, type RawServer } from './raw-server.ts';

/** A connection on which one request was answered, and a way to send another. */
async function usedConnection(server: RawServer): Promise<{
  readonly connection: Connection;
  readonly sendNext: (signal?: AbortSignal) => Promise<Sent>;
}> {
  const address = parseAddress(server.url);
  if (!address.ok) throw new Error('no address');
  const socket = net.connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const connection = new Connection(socket);
  const sendNext = (signal?: AbortSignal): Promise<Sent> =>
    send(
      connection,
      { headers: {}, body: '<a/>' },
      { address: address.value, replyMs: 5_000, isReused: true, watch: new Watch('server', signal) },
    );
  const first = await sendNext();
  if (first.ok) await once(first.reply.resume(), 'end');
  connection.markServed();
  return { connection, sendNext };
}

it('a message on a connection that is gone has not left, and asks for a fresh one', async () => {
  const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
  const { connection, sendNext } = await usedConnection(server);
  connection.socket.destroy();
  expect(await sendNext()).toMatchObject({
    ok: false,
    ending: { mayHaveActed: false, remedy: 'connection' },
  });
  expect(server.requests).toHaveLength(1);
});

it('a message that is stopped beforehand has not left, and the connection lives on', async () => {
  const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
  const { connection, sendNext } = await usedConnection(server);
  expect(await sendNext(AbortSignal.abort())).toEqual({
    ok: false,
    ending: { failure: { kind: 'cancelled' }, mayHaveActed: false, remedy: null },
  });
  expect(connection.isOpen).toBe(true);
  expect((await sendNext()).ok).toBe(true);
  connection.destroy();
});
