import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../../main/ews/transport/limits.ts';
import { handClock } from '../../../support/hand-clock.ts';
import { keeper, read, serve, transportTo, write } from './exchange-with.ts';
import { xmlReply } from './raw-server.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 9999999\r\n\r\n';
const { leastRate, totalMs } = defaultLimits;

/** A server that begins a reply to each read, gives more of it when told, and answers writes at once. */
async function trickling() {
  const sockets: Socket[] = [];
  const server = await serve((request, socket) => {
    if (request.body.includes('write')) return void socket.write(xmlReply('<a/>'));
    sockets.push(socket);
    socket.write(`${head}<a>${'x'.repeat(600)}`);
  });
  return { server, sockets };
}

/** A request whose reply has begun, and what has come of it so far. */
async function begun(request = read) {
  const { server, sockets } = await trickling();
  const clock = handClock();
  const reader = keeper();
  const over = transportTo(server.url, { clock }).exchange(request, reader);
  await expect.poll(() => reader.text().length).toBe(603);
  const give = async (bytes: number): Promise<void> => {
    const before = reader.text().length;
    sockets[0]?.write('x'.repeat(bytes));
    await expect.poll(() => reader.text().length).toBe(before + bytes);
  };
  return { clock, over, give, server };
}

describe('a reply that comes in drops', () => {
  it('is given up once less than the least rate has come, however rarely it is silent', async () => {
    const { clock, over, give, server } = await begun();
    for (let drop = 0; drop < 6; drop += 1) {
      await clock.advance(leastRate.everyMs / 6 - 1);
      await give(1);
    }
    await clock.advance(6);
    expect(await over).toMatchObject({
      ok: false,
      failure: { kind: 'timed-out', phase: 'rate', afterMs: leastRate.everyMs },
    });
    await server.quiet();
  });

  it('is waited for while it keeps the least rate, and then no longer than its total', async () => {
    const { clock, over, give } = await begun();
    let isOver = false;
    void over.then(() => (isOver = true));
    for (let passed = 0; passed < totalMs.call - leastRate.everyMs; passed += leastRate.everyMs) {
      await give(leastRate.bytes);
      await clock.advance(leastRate.everyMs);
    }
    expect(isOver).toBe(false);
    await give(leastRate.bytes);
    await clock.advance(leastRate.everyMs);
    expect(await over).toMatchObject({
      ok: false,
      failure: { kind: 'timed-out', phase: 'total', afterMs: totalMs.call },
    });
  });

  it('of a write leaves its outcome unknown', async () => {
    const { clock, over } = await begun({ ...read, intent: 'write' });
    await clock.advance(leastRate.everyMs);
    expect(await over).toEqual({
      ok: false,
      failure: { kind: 'outcome-unknown', operation: read.operation },
    });
  });

  it('of notifications has no rate and no total', async () => {
    const streaming = {
      ...read,
      operation: 'GetStreamingEvents',
      streaming: { silentMs: 90_000 },
    };
    const { clock, over, give } = await begun(streaming);
    let isOver = false;
    void over.then(() => (isOver = true));
    await clock.advance(24 * 60 * 60_000);
    await give(1);
    expect([isOver, clock.waiting()]).toEqual([false, 0]);
  });

  it('leaves no timer behind once it is whole', async () => {
    const { server } = await trickling();
    const clock = handClock();
    const answered = await transportTo(server.url, { clock }).exchange(write, keeper());
    expect([answered.ok, clock.waiting()]).toEqual([true, 0]);
  });
});

describe('reads that hold every connection of theirs', () => {
  it('do not keep a write, nor the writes after it', async () => {
    const { server, sockets } = await trickling();
    const transport = transportTo(server.url, { wasAccepted: true });
    const reads = Array.from({ length: 5 }, () => transport.exchange(read, keeper()));
    await expect.poll(() => sockets.length).toBe(defaultLimits.lanes);
    for (let letter = 0; letter < 3; letter += 1)
      expect(await transport.exchange(write, keeper())).toEqual({ ok: true, value: null });
    expect(sockets).toHaveLength(defaultLimits.lanes);
    transport.close();
    await Promise.all(reads);
  });

  it('are followed by the reads that wait, in order', async () => {
    const held: [string, Socket][] = [];
    const server = await serve(({ body }, socket) => void held.push([body, socket]));
    const transport = transportTo(server.url, { wasAccepted: true, limits: { lanes: 1 } });
    const all = ['a', 'b', 'c'].map((body) => transport.exchange({ ...read, body }, keeper()));
    for (let at = 0; at < 3; at += 1) {
      await expect.poll(() => held.length).toBe(at + 1);
      held[at]?.[1].write(xmlReply('<a/>'));
      await all[at];
    }
    expect(held.map(([body]) => body)).toEqual(['a', 'b', 'c']);
  });
});
