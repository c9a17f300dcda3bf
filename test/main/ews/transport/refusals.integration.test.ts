import { describe, expect, it } from 'vitest';
import { keeper, outcome, read, serve, transportTo, write } from './exchange-with.ts';
import { reply } from './raw-server.ts';

const html = 'Content-Type: text/html; charset=utf-8';

describe('an envelope that is called something else', () => {
  const envelope = '<?xml version="1.0"?><s:Envelope xmlns:s="…"><s:Body/></s:Envelope>';

  it.each([html, 'Content-Type: text/plain', 'Content-Type: application/octet-stream'])(
    'is read all the same: %s',
    async (type) => {
      for (const status of [200, 500]) expect(await outcome(reply(status, envelope, type))).toBe(envelope);
    },
  );

  it('shows that the credentials were looked at, and a page does not', async () => {
    const bodies = ['<html><title>Portal</title></html>', envelope, envelope];
    const server = await serve(({ index }, socket) => socket.write(reply(200, bodies[index] ?? '', html)));
    const transport = transportTo(server.url);
    expect(await transport.exchange(read, keeper())).toMatchObject({ failure: { kind: 'proxy-page' } });
    const both = await Promise.all([1, 2].map(() => transport.exchange(read, keeper())));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('is not read in another charset', async () => {
    const answer = reply(200, envelope, 'Content-Type: text/html; charset=iso-8859-1');
    expect(await outcome(answer)).toMatchObject({ kind: 'proxy-page' });
  });
});

describe('a reply that leads elsewhere', () => {
  const page = '<html><head><title>Object moved</title></head></html>';

  it.each([
    [
      301,
      'Location: https://elsewhere.contoso.test/EWS/Exchange.asmx',
      'https://elsewhere.contoso.test/EWS/Exchange.asmx',
    ],
    [307, 'Location: https://elsewhere.contoso.test:444/?x=secret#y', 'https://elsewhere.contoso.test:444/'],
    [308, 'Location: http://elsewhere.contoso.test/a', 'http://elsewhere.contoso.test/a'],
    [302, 'Location: //b%C3%BCcher.contoso.test/', 'http://xn--bcher-kva.contoso.test/'],
    [
      451,
      'X-MS-Location: https://outlook.contoso.test/EWS/Exchange.asmx',
      'https://outlook.contoso.test/EWS/Exchange.asmx',
    ],
  ])('with %i says where: %s', async (status, header, to) => {
    expect(await outcome(reply(status, page, html, header))).toEqual({
      kind: 'server-moved',
      host: 'server',
      status,
      to,
      isElsewhere: true,
      isSignIn: false,
    });
  });

  it.each([
    ['to what no browser opens', 'Location: javascript:alert(1)'],
    ['to what is no address', 'Location: http://['],
  ])('%s names no place', async (_where, header) => {
    expect(await outcome(reply(302, '', header))).toMatchObject({ kind: 'server-moved', to: null });
  });

  it.each(['/owa/auth/logon.aspx?url=x', '/adfs/ls/', '/login', 'https://sso.contoso.test/saml2/idp'])(
    'to a sign-in page says that it is one: %s',
    async (place) => {
      expect(await outcome(reply(302, page, html, `Location: ${place}`))).toMatchObject({
        kind: 'server-moved',
        isSignIn: true,
      });
    },
  );

  it('had not acted on what was sent', async () => {
    const answer = reply(307, '', 'Location: https://elsewhere.contoso.test/');
    expect(await outcome(answer, write)).toMatchObject({ kind: 'server-moved' });
  });
});

describe('a server that wants the person', () => {
  it.each([
    [456, 'blocked'],
    [457, 'password-expired'],
  ])('%i', async (status, reason) => {
    expect(await outcome(reply(status, ''))).toEqual({ kind: 'account-held', host: 'server', reason });
  });
});

describe('the front end of Exchange', () => {
  const said = 'X-CasErrorCode: ServerNotFound';

  it.each([
    [404, reply(404, '<html><title>404</title></html>', html, 'X-FEServer: EX01', said)],
    [500, reply(500, '', said)],
  ])('that finds no mailbox server says so with %i, in its own word', async (status, answer) => {
    expect(await outcome(answer)).toMatchObject({
      kind: 'front-end-refused',
      host: 'server',
      status,
      code: 'ServerNotFound',
      advice: { cause: expect.stringContaining('found no server that has mary@contoso.test') },
    });
  });

  it('has no say by a word that is none', async () => {
    const answer = reply(404, '', 'X-CasErrorCode: <script>alert(1)</script>');
    expect(await outcome(answer)).toEqual({ kind: 'not-exchange', host: 'server', status: 404 });
  });
});
