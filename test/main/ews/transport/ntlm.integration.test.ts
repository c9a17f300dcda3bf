import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../main/ews/transport/transport.ts';
import { keeper, read, serve, transportTo, write } from './exchange-with.ts';
import { ntlmPeer } from './ntlm-peer.ts';
import { pem, reply, xmlReply } from './raw-server.ts';

const right: Credential = { scheme: 'ntlm', userName: 'CONTOSO\\Rob', secret: 'Password' };
const wrong: Credential = { ...right, secret: 'password' };
const done = { ok: true, value: null };

describe('NTLM', () => {
  it.each([
    ['with a domain', 'CONTOSO\\Rob', true],
    ['with a principal name', 'rob@contoso.test', true],
    ['with a bare name', 'rob', true],
    ['with a server that sends no time', 'CONTOSO\\Rob', false],
  ])('signs in %s', async (_how, userName, withTime) => {
    const peer = ntlmPeer({ withTime });
    const server = await serve(peer.answer);
    const reader = keeper();
    const transport = transportTo(server.url, { credential: { ...right, userName } });
    expect(await transport.exchange(read, reader)).toEqual(done);
    expect(reader.text()).toBe('<echo>25</echo>');
    expect(peer.seen).toEqual(['negotiate', 'accepted']);
  });

  it('signs a connection in once for 20 requests', async () => {
    const peer = ntlmPeer({ withTime: true });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: right });
    for (let count = 0; count < 20; count += 1)
      await transport.exchange(count % 2 === 0 ? read : write, keeper());
    expect(peer.seen).toEqual(['negotiate', 'accepted', ...Array.from({ length: 19 }, () => 'request')]);
    expect(transport.counts()).toEqual({ requests: 21, connections: 1, refusedSignIns: 0 });
  });

  it('signs each new connection in again', async () => {
    const peer = ntlmPeer({ withTime: true });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: right, limits: { freshForWriteMs: 0 } });
    for (const request of [read, write, read])
      expect(await transport.exchange(request, keeper())).toEqual(done);
    expect(peer.seen).toEqual(['negotiate', 'accepted', 'negotiate', 'accepted', 'request']);
  });

  it('never sends a body on a connection that has not signed in', async () => {
    const peer = ntlmPeer({ withTime: true });
    const server = await serve(peer.answer);
    await transportTo(server.url, { credential: right }).exchange(write, keeper());
    expect(server.requests.map(({ body }) => body)).toEqual(['', '<Envelope>write</Envelope>']);
    expect(peer.seen).not.toContain('stray body');
  });

  it('lets five requests share three connections, after one has found out', async () => {
    const peer = ntlmPeer({ withTime: true });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: right });
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => transport.exchange(read, keeper())));
    expect(results).toEqual(Array.from({ length: 5 }, () => done));
    expect(peer.seen.slice(0, 2)).toEqual(['negotiate', 'accepted']);
    expect(server.connections()).toBeLessThanOrEqual(3);
  });

  it('copes with a server that forgets', async () => {
    const peer = ntlmPeer({ withTime: true, isForgetful: true });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: right });
    for (const request of [read, read, write, read])
      expect(await transport.exchange(request, keeper())).toEqual(done);
    expect(transport.counts().refusedSignIns).toBe(0);
  });

  it('copes with a connection that dies between two requests', async () => {
    let answered = 0;
    const peer = ntlmPeer({
      withTime: true,
      onAccepted: (_request, socket) => {
        answered += 1;
        if (answered === 2) socket.resetAndDestroy();
        else socket.write(xmlReply('<a/>'));
      },
    });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: right });
    expect(await transport.exchange(read, keeper())).toEqual(done);
    expect(await transport.exchange(read, keeper())).toEqual(done);
    expect(peer.seen).toEqual(['negotiate', 'accepted', 'request', 'negotiate', 'accepted']);
  });
});

describe('a wrong NTLM password', () => {
  it('leaves once for five requests at the same time, and never again', async () => {
    const peer = ntlmPeer({ withTime: true });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: wrong });
    const results = await Promise.all(
      [read, write, read, write, read].map((each) => transport.exchange(each, keeper())),
    );
    const failure = { kind: 'wrong-credentials', userName: 'CONTOSO\\Rob', attempts: 1 };
    expect(results).toEqual(Array.from({ length: 5 }, () => ({ ok: false, failure })));
    expect(await transport.exchange(read, keeper())).toEqual({ ok: false, failure });
    expect(peer.seen).toEqual(['negotiate', 'refused: wrong proof']);
    expect(transport.counts()).toEqual({ requests: 2, connections: 1, refusedSignIns: 1 });
  });
});

describe('NTLM that is changed while requests are under way', () => {
  it('is refused at most twice, however many connections sign in', async () => {
    let isChanged = false;
    let refusals = 0;
    const peer = ntlmPeer({
      withTime: true,
      onAccepted: (_request, socket) => {
        if (isChanged) {
          refusals += 1;
          socket.write(reply(401, '', 'WWW-Authenticate: NTLM'));
        } else socket.write(xmlReply('<a/>'));
      },
    });
    const server = await serve(peer.answer);
    const transport = transportTo(server.url, { credential: right, limits: { freshForWriteMs: 0 } });
    await transport.exchange(read, keeper());
    isChanged = true;
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => transport.exchange(write, keeper())));
    expect(results.every((each) => !each.ok && each.failure.kind === 'wrong-credentials')).toBe(true);
    expect(refusals).toBeLessThanOrEqual(2);
    expect(transport.counts().refusedSignIns).toBe(refusals);
  });
});

describe('a server without NTLM', () => {
  it.each([
    ['offers another scheme', reply(401, '', 'WWW-Authenticate: Basic realm="mail"'), ['Basic']],
    ['offers NTLM and then no challenge', reply(401, '', 'WWW-Authenticate: NTLM'), ['NTLM']],
    ['asks for nothing', xmlReply('<a/>'), []],
  ])('that %s gets no password and no body', async (_what, bytes, offered) => {
    const server = await serve((_request, socket) => socket.write(bytes));
    const result = await transportTo(server.url, { credential: right }).exchange(write, keeper());
    expect(result).toMatchObject({ ok: false, failure: { kind: 'scheme-not-offered', offered } });
    expect(server.requests.map(({ body }) => body)).toEqual(['']);
  });

  it.each([
    ['not-exchange', reply(404, '')],
    ['server-busy', reply(503, '')],
    ['ews-blocked', reply(403, '')],
    ['proxy-page', reply(200, '<html></html>', 'Content-Type: text/html')],
    ['not-exchange', reply(401, '', 'WWW-Authenticate: NTLM TlRMTVNTUAACAAAA')],
  ])('and no Exchange either is %s, for a write as well: no body has left', async (kind, bytes) => {
    const server = await serve((_request, socket) => socket.write(bytes));
    const result = await transportTo(server.url, { credential: right }).exchange(write, keeper());
    expect(result).toMatchObject({ ok: false, failure: { kind } });
  });

  it('that breaks off before its challenge has seen no body: a write is not unknown', async () => {
    const server = await serve((_request, socket) => socket.resetAndDestroy());
    const result = await transportTo(server.url, { credential: right }).exchange(write, keeper());
    expect(result).toMatchObject({ failure: { kind: 'server-unreachable', reason: 'reset' } });
  });
});

describe('NTLM over TLS', () => {
  it.each([
    ['server', 'sha256'],
    ['strong', 'sha384'],
  ])('is bound to the certificate of %s by %s', async (name, hash) => {
    const peer = ntlmPeer({ withTime: true, boundTo: { name, hash } });
    const server = await serve(peer.answer, { name });
    const endpoint = { url: server.url, certificatePem: pem('ca.pem') };
    const transport = transportTo(server.url, { endpoint, credential: right });
    expect(await transport.exchange(read, keeper())).toEqual(done);
    expect(peer.seen).toEqual(['negotiate', 'accepted']);
  });

  it('is refused by a peer that expects another certificate, so the check above can fail', async () => {
    const peer = ntlmPeer({ withTime: true, boundTo: { name: 'strong', hash: 'sha256' } });
    const server = await serve(peer.answer, { name: 'server' });
    const endpoint = { url: server.url, certificatePem: pem('ca.pem') };
    await transportTo(server.url, { endpoint, credential: right }).exchange(read, keeper());
    expect(peer.seen).toEqual(['negotiate', 'refused: another channel']);
  });
});
