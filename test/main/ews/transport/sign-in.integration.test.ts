import { describe, expect, it } from 'vitest';
import { RefusalCount } from '../../../../main/ews/transport/sign-in/refusal-count.ts';
import { keeper, read, serve, transportTo, write } from './exchange-with.ts';
import { reply, xmlReply, type RawAnswer } from './raw-server.ts';

const refused = reply(
  401,
  '<html>401</html>',
  'WWW-Authenticate: Basic realm="mail"',
  'Content-Type: text/html',
);
const wrong = (attempts: number): object => ({
  ok: false,
  failure: { kind: 'wrong-credentials', userName: 'rob@contoso.test', attempts },
});

describe('a wrong password', () => {
  it('leaves once, and never again', async () => {
    const server = await serve((_request, socket) => socket.write(refused));
    const transport = transportTo(server.url);
    for (const request of [read, read, write, read]) {
      expect(await transport.exchange(request, keeper())).toEqual(wrong(1));
    }
    expect(server.requests).toHaveLength(1);
    expect(server.connections()).toBe(1);
    expect(transport.counts().refusedSignIns).toBe(1);
  });

  it('leaves once for five requests at the same time', async () => {
    const server = await serve((_request, socket) => setImmediate(() => socket.write(refused)));
    const transport = transportTo(server.url);
    const results = await Promise.all(
      [read, write, read, write, read].map((each) => transport.exchange(each, keeper())),
    );
    expect(results).toEqual(Array.from({ length: 5 }, () => wrong(1)));
    expect(server.requests).toHaveLength(1);
  });

  it('is not known while the first verdict is out: others wait, then all go', async () => {
    const held: (() => void)[] = [];
    const server = await serve((request, socket) => {
      if (request.index === 0) held.push(() => socket.write(xmlReply('<a/>')));
      else socket.write(xmlReply('<a/>'));
    });
    const transport = transportTo(server.url);
    const all = Promise.all([1, 2, 3, 4, 5].map(() => transport.exchange(read, keeper())));
    await expect.poll(() => held.length).toBe(1);
    expect(server.requests).toHaveLength(1);
    held[0]?.();
    expect(await all).toEqual(Array.from({ length: 5 }, () => ({ ok: true, value: null })));
    expect(server.requests).toHaveLength(5);
  });

  it('is not known after a first request that nobody answered: the next one tries', async () => {
    const server = await serve((request, socket) => {
      if (request.index === 0) socket.resetAndDestroy();
      else socket.write(refused);
    });
    const transport = transportTo(server.url);
    const results = await Promise.all([read, read, read].map((each) => transport.exchange(each, keeper())));
    expect(results.map((each) => (each.ok ? 'ok' : each.failure.kind))).toEqual([
      'server-unreachable',
      'wrong-credentials',
      'wrong-credentials',
    ]);
    expect(server.requests).toHaveLength(2);
  });

  it("is not known after a proxy's page: one still tries at a time", async () => {
    const page = reply(200, '<html><title>Portal</title></html>', 'Content-Type: text/html');
    const server = await serve((request, socket) => socket.write(request.index === 0 ? page : refused));
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    await Promise.all([1, 2, 3].map(() => transport.exchange(read, keeper())));
    expect(server.requests).toHaveLength(2);
  });
});

/** Accepts the first request, then refuses as many as said, then accepts again. */
function refusing(times: number): RawAnswer {
  return (request, socket) => {
    const isRefused = request.index > 0 && request.index <= times;
    socket.write(isRefused ? refused : xmlReply('<a/>'));
  };
}

it('a password that another session was refused with is not tried where it never was accepted', async () => {
  const server = await serve((_request, socket) => socket.write(refused));
  const memory = new SharedArrayBuffer(4);
  for (let count = 0; count < 3; count += 1) {
    const transport = transportTo(server.url, { refusals: new RefusalCount(memory) });
    expect(await transport.exchange(read, keeper())).toEqual(wrong(1));
  }
  expect(server.requests).toHaveLength(1);
});

describe('a password that was accepted before', () => {
  it('is tried once more when a read is refused, for a server that could not check it', async () => {
    const server = await serve(refusing(1));
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    expect(await transport.exchange(read, keeper())).toEqual({ ok: true, value: null });
    expect(server.requests).toHaveLength(3);
    expect(transport.counts().refusedSignIns).toBe(1);
  });

  it('is refused twice and leaves no more', async () => {
    const server = await serve(refusing(99));
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    for (let count = 0; count < 3; count += 1)
      expect(await transport.exchange(read, keeper())).toEqual(wrong(2));
    expect(server.requests).toHaveLength(3);
  });

  it('is refused twice in all sessions together', async () => {
    const server = await serve(refusing(99));
    const memory = new SharedArrayBuffer(4);
    const transports = Array.from({ length: 8 }, () =>
      transportTo(server.url, { wasAccepted: true, refusals: new RefusalCount(memory) }),
    );
    await transports[0]?.exchange(read, keeper());
    for (const transport of transports) await transport.exchange(read, keeper());
    expect(await transports[7]?.exchange(write, keeper())).toEqual(wrong(2));
    expect(server.requests).toHaveLength(3);
  });

  it('is not tried again for a write, which has left already', async () => {
    const server = await serve(refusing(1));
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    expect(await transport.exchange(write, keeper())).toEqual(wrong(1));
    expect(await transport.exchange(read, keeper())).toEqual(wrong(1));
    expect(server.requests).toHaveLength(2);
  });
});

it('a request that cannot be built is a defect, and holds up no other', async () => {
  const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
  const transport = transportTo(server.url, { limits: { lanes: 1 } });
  const broken = transport.exchange({ ...read, operation: 'Get\nFolder' }, keeper());
  const next = transport.exchange(read, keeper());
  await expect(broken).rejects.toThrow(/SOAPAction/u);
  expect(await next).toEqual({ ok: true, value: null });
});

describe('a server that does not take Basic', () => {
  it.each([
    [
      ['NTLM', 'Negotiate'],
      ['WWW-Authenticate: NTLM', 'WWW-Authenticate: Negotiate'],
    ],
    [['Negotiate', 'Bearer'], ['WWW-Authenticate: Negotiate, Bearer realm="x", client_id="y"']],
    [[], []],
  ])('is told apart from one that refuses the password: %j', async (offered, headers) => {
    const server = await serve((_request, socket) => socket.write(reply(401, '', ...headers)));
    const transport = transportTo(server.url);
    for (const request of [read, write]) {
      expect(await transport.exchange(request, keeper())).toEqual({
        ok: false,
        failure: {
          kind: 'scheme-not-offered',
          offered,
          advice: expect.objectContaining({ who: 'An Exchange administrator' }),
        },
      });
    }
    expect(server.requests).toHaveLength(1);
  });
});
