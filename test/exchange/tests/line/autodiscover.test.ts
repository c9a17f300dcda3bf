import { describe, expect, test } from 'vitest';

import { namespaces } from '../../xml/node.ts';
import { parseXml } from '../../xml/parse.ts';
import { all, send, texts } from '../support/client.ts';
import { jun, mary, password, rob } from '../support/fixture.ts';
import { useOffice } from '../support/office.ts';

const office = useOffice({
  elsewhere: {
    'pat@contoso.test': { address: 'pat@fabrikam.test' },
    'lee@contoso.test': { url: 'https://127.0.0.1:9/autodiscover/autodiscover.xml' },
  },
});
const at = (path: string) => office.exchange().url.replace('/EWS/Exchange.asmx', path);
const headers = { Authorization: `Basic ${Buffer.from(`${rob}:${password}`).toString('base64')}` };
const post = async (path: string, body: string) => {
  const answer = await send(at(path), body, { headers });
  const parsed = parseXml(answer.text);
  if (!parsed.ok) throw new Error(parsed.error.violation);
  return { status: answer.status, root: parsed.root };
};

describe('plain XML', () => {
  const outlook = 'http://schemas.microsoft.com/exchange/autodiscover/outlook';
  const ask = (address: string, schema = `${outlook}/responseschema/2006a`) =>
    post(
      '/autodiscover/autodiscover.xml',
      `<Autodiscover xmlns="${outlook}/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${schema}</AcceptableResponseSchema></Request></Autodiscover>`,
    );

  test('gives the address of EWS for a mailbox that is here, hidden ones too', async () => {
    const { url } = office.exchange();
    for (const address of [mary, 'hidden@contoso.test'])
      expect(texts((await ask(address)).root, 'EwsUrl')).toEqual([url, url]);
  });

  test('sends on to another address, or to another server', async () => {
    expect(texts((await ask('pat@contoso.test')).root, 'RedirectAddr')).toEqual(['pat@fabrikam.test']);
    expect(texts((await ask('LEE@contoso.test')).root, 'RedirectUrl')).toEqual([
      'https://127.0.0.1:9/autodiscover/autodiscover.xml',
    ]);
  });

  test('answers what it does not know with codes 500, 600 and 601', async () => {
    const wrong = await post('/autodiscover/autodiscover.xml', '<Autodiscover/>');
    const codes = [await ask('nobody@contoso.test'), wrong, await ask(mary, 'urn:mobile')];
    expect(codes.flatMap((one) => texts(one.root, 'ErrorCode'))).toEqual(['500', '600', '601']);
  });

  test('wants to know who asks, but tells anyone where to ask', async () => {
    expect((await fetch(at('/autodiscover/autodiscover.xml'), { method: 'POST' })).status).toBe(401);
    const redirect = await fetch(at('/autodiscover/autodiscover.xml'), { redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([
      302,
      at('/autodiscover/autodiscover.xml'),
    ]);
  });
});

const askSoap = (operation: string, inner: string) =>
  post(
    '/autodiscover/autodiscover.svc',
    `<s:Envelope xmlns:s="${namespaces.s}" xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover"><s:Body><a:${operation}RequestMessage><a:Request>${inner}</a:Request></a:${operation}RequestMessage></s:Body></s:Envelope>`,
  );
const settings = (...names: string[]) =>
  `<a:RequestedSettings>${names.map((one) => `<a:Setting>${one}</a:Setting>`).join('')}</a:RequestedSettings>`;
const users = (...addresses: string[]) =>
  `<a:Users>${addresses.map((one) => `<a:User><a:Mailbox>${one}</a:Mailbox></a:User>`).join('')}</a:Users>`;

describe('SOAP', () => {
  test('gives settings by user, in order, with redirections and errors of their own', async () => {
    const asked = users(mary, 'pat@contoso.test', 'lee@contoso.test', 'nobody@contoso.test');
    const { root } = await askSoap(
      'GetUserSettings',
      asked + settings('ExternalEwsUrl', 'GroupingInformation'),
    );
    const responses = all(root, 'UserResponse');
    expect(responses.map((one) => texts(one, 'ErrorCode')[0])).toEqual([
      'NoError',
      'RedirectAddress',
      'RedirectUrl',
      'InvalidUser',
    ]);
    expect(responses.map((one) => texts(one, 'RedirectTarget')[0])).toEqual([
      '',
      'pat@fabrikam.test',
      'https://127.0.0.1:9/autodiscover/autodiscover.xml',
      '',
    ]);
    expect(responses[0] && texts(responses[0], 'Value')).toEqual([
      office.exchange().url,
      'Default-First-Site-Name',
    ]);
  });

  test('says which setting it has not', async () => {
    const { root } = await askSoap('GetUserSettings', users(jun) + settings('MobileMailboxPolicy'));
    expect(texts(root, 'ErrorCode')).toEqual(['NoError', 'NoError', 'SettingIsNotAvailable']);
  });

  test('gives settings by domain', async () => {
    const domains = '<a:Domains><a:Domain>contoso.test</a:Domain><a:Domain>other.test</a:Domain></a:Domains>';
    const { root } = await askSoap('GetDomainSettings', domains + settings('ExternalEwsUrl'));
    expect(texts(root, 'Value')).toEqual([office.exchange().url]);
    expect(texts(root, 'ErrorCode')).toEqual(['NoError', 'NoError', 'InvalidDomain']);
  });

  test('answers anything else with a fault', async () => {
    expect((await askSoap('GetNothing', '')).status).toBe(500);
  });
});

const askJson = (path: string) => fetch(at(`/autodiscover/autodiscover.json${path}`), { redirect: 'manual' });

describe('JSON v2', () => {
  test('gives the address of EWS to anyone, in both forms of the path', async () => {
    for (const path of [`/v1.0/${mary}?Protocol=EWS`, `?Email=${mary}&Protocol=ews`])
      expect(await (await askJson(path)).json()).toEqual({ Protocol: 'EWS', Url: office.exchange().url });
  });

  test('sends on to another server, and refuses what it does not know', async () => {
    const other = await askJson('/v1.0/lee@contoso.test?Protocol=EWS');
    expect([other.status, other.headers.get('location')]).toEqual([
      302,
      'https://127.0.0.1:9/autodiscover/autodiscover.xml',
    ]);
    expect((await askJson('/v1.0/nobody@contoso.test?Protocol=EWS')).status).toBe(404);
    expect(
      ((await (await askJson(`/v1.0/${mary}?Protocol=POP`)).json()) as { ErrorCode: string }).ErrorCode,
    ).toBe('InvalidProtocol');
  });
});
