import { describe, expect, it } from 'vitest';
import { json } from '../../../../main/ews/autodiscover/json.ts';
import { pox } from '../../../../main/ews/autodiscover/pox.ts';
import { soapSettings } from '../../../../main/ews/autodiscover/soap-settings.ts';
import { isTrustedHost } from '../../../../main/ews/autodiscover/trusted-host.ts';
import { hasFixtures, responseFixtures } from '../ews-fixtures.ts';
import { reply } from '../literal-service.ts';

const host = 'autodiscover.contoso.test';
const found = {
  kind: 'settings',
  ewsUrls: ['https://mail.contoso.test/EWS/Exchange.asmx', 'https://inside.contoso.test/EWS/Exchange.asmx'],
  alternateMailboxes: [
    { type: 'Delegate', displayName: 'Support & sales', address: 'support@contoso.test' },
    { type: 'Archive', displayName: 'Archive - Mary', address: 'mary@contoso.test' },
  ],
};

function around(inner: string): string {
  return `<Autodiscover><Response>${inner}</Response></Autodiscover>`;
}

describe('Autodiscover as plain XML', () => {
  it('asks for one address, which cannot add markup', () => {
    expect(pox.body('a&b</EMailAddress><x>@contoso.test')).toBe(
      '<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>' +
        '<EMailAddress>a&amp;b&lt;/EMailAddress&gt;&lt;x&gt;@contoso.test</EMailAddress>' +
        '<AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema></Request></Autodiscover>',
    );
  });

  it('gives EWS from outside before EWS from inside, and the auto-mapped mailboxes', () => {
    expect(pox.read(reply('autodiscover-pox'), host)).toEqual(found);
  });

  it('tells a redirect and an unknown mailbox', () => {
    const to = (inner: string) => pox.read(around(`<Account>${inner}</Account>`), host);
    expect(to('<Action>redirectAddr</Action><RedirectAddr> a@b.test </RedirectAddr>')).toEqual({
      kind: 'redirect-address',
      address: 'a@b.test',
    });
    expect(to('<Action>redirectUrl</Action><RedirectUrl>https://b.test/</RedirectUrl>')).toEqual({
      kind: 'redirect-url',
      url: 'https://b.test/',
    });
    expect(to('<Action>dance</Action>')).toBeNull();
    expect(pox.read(around('<Error><ErrorCode>500</ErrorCode></Error>'), host)).toEqual({
      kind: 'nothing',
      code: '500',
    });
    expect(pox.read('<Autodiscover/>', host)).toBeNull();
  });
});

describe('Autodiscover by SOAP', () => {
  it('asks for the settings of one mailbox, which cannot add markup', () => {
    expect(soapSettings.body('a</a:Mailbox><a:Mailbox>b@c.test')).toContain(
      '<a:Users><a:User><a:Mailbox>a&lt;/a:Mailbox&gt;&lt;a:Mailbox&gt;b@c.test</a:Mailbox></a:User></a:Users>' +
        '<a:RequestedSettings><a:Setting>ExternalEwsUrl</a:Setting><a:Setting>InternalEwsUrl</a:Setting><a:Setting>AlternateMailboxes</a:Setting></a:RequestedSettings>',
    );
  });

  it('gives the same as plain XML', () => {
    expect(soapSettings.read(reply('autodiscover-soap'), host)).toEqual(found);
  });

  it('tells a redirect, and takes nothing from an answer about two mailboxes', () => {
    const text = reply('autodiscover-soap');
    const redirected = text
      .replace(
        '<ErrorCode>NoError</ErrorCode><RedirectTarget',
        '<ErrorCode>RedirectAddress</ErrorCode><RedirectTarget',
      )
      .replace('<RedirectTarget/>', '<RedirectTarget>a@b.test</RedirectTarget>');
    expect(soapSettings.read(redirected, host)).toEqual({ kind: 'redirect-address', address: 'a@b.test' });
    const [user = ''] = /<UserResponse>[^]*<\/UserResponse>/u.exec(text) ?? [];
    expect(soapSettings.read(text.replace(user, user + user), host)).toBeNull();
    expect(soapSettings.read('<s:Envelope xmlns:s="x"><s:Body/></s:Envelope>', host)).toBeNull();
  });
});

describe('Autodiscover by JSON', () => {
  it('asks without a body and gives one URL', () => {
    expect(json.path('a b/?@contoso.test')).toBe(
      '/autodiscover/autodiscover.json/v1.0/a%20b%2F%3F%40contoso.test?Protocol=EWS',
    );
    expect(json.read('{"Protocol":"EWS","Url":"https://mail.contoso.test/"}', host)).toEqual({
      kind: 'settings',
      ewsUrls: ['https://mail.contoso.test/'],
      alternateMailboxes: [],
    });
    for (const text of ['', 'null', '[]', '{"Url":1}', '{"url":"x"}'])
      expect(json.read(text, host)).toBeNull();
  });
});

describe('a host', () => {
  const trust = { domain: 'contoso.test', confirmed: new Set(['mail.fabrikam.test']) };
  it.each([
    ['contoso.test', true],
    ['a.b.contoso.test', true],
    ['CONTOSO.test.', true],
    ['mail.fabrikam.test', true],
    ['fabrikam.test', false],
    ['x.mail.fabrikam.test', false],
    ['evilcontoso.test', false],
    ['contoso.test.evil.test', false],
    ['test', false],
    ['', false],
  ])('%j is trusted: %s', (name, isTrusted) => {
    expect(isTrustedHost(name, trust)).toBe(isTrusted);
  });

  it('in a domain of one word is trusted by that word alone', () => {
    expect(isTrustedHost('com', { domain: 'com', confirmed: new Set() })).toBe(true);
    expect(isTrustedHost('evil.com', { domain: 'com', confirmed: new Set() })).toBe(false);
  });
});

describe.skipIf(!hasFixtures)('published replies of Autodiscover (skipped without ../shared/data)', () => {
  const all = hasFixtures ? responseFixtures() : [];
  const read = (operation: string, form: typeof pox) =>
    all
      .filter((each) => each.operation === operation)
      .map(({ file, text }) => [file, form.read(text, host)] as const);

  it('give an answer or none, and never a crash', () => {
    const answers = [...read('AutodiscoverPOX', pox), ...read('Autodiscover-GetUserSettings', soapSettings)];
    expect(answers.length).toBeGreaterThan(15);
    const kinds = new Set(answers.map(([, answer]) => answer?.kind));
    for (const kind of ['settings', 'redirect-address', 'redirect-url', 'nothing'] as const)
      expect(kinds).toContain(kind);
  });

  it('give the redirect that stands in one', () => {
    const [, answer] = read('AutodiscoverPOX', pox).find(([file]) => file.endsWith('msdocs-05.xml')) ?? [];
    expect(answer).toEqual({ kind: 'redirect-address', address: 'elvin@mail.contoso.com' });
  });
});
