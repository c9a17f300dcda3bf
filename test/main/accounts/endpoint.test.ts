import { expect, it } from 'vitest';
import { endpointFrom } from '../../../main/accounts/endpoint.ts';

const ews = 'https://mail.contoso.test/EWS/Exchange.asmx';

it.each([
  'mail.contoso.test',
  'https://mail.contoso.test/',
  'https://mail.contoso.test/owa',
  'https://mail.contoso.test/owa/',
  'https://mail.contoso.test/OWA/#path=/mail',
  'https://mail.contoso.test/owa/auth/logon.aspx?replaceCurrent=1&url=https%3a%2f%2fmail.contoso.test%2fowa',
  'mail.contoso.test/owa/?bO=1',
  'https://mail.contoso.test/ecp/',
  'https://mail.contoso.test/mapi/emsmdb/?MailboxId=1',
  'https://mail.contoso.test/Autodiscover/Autodiscover.xml',
  'https://mail.contoso.test/Microsoft-Server-ActiveSync',
  'https://mail.contoso.test/ews',
  'https://mail.contoso.test/EWS/Services.wsdl',
])('the address that people know of an Exchange server leads to Exchange Web Services: %s', (typed) => {
  expect(endpointFrom(typed)).toMatchObject({ ok: true, value: { href: ews } });
});

it('the host and the port stay the ones that were typed', () => {
  const found = endpointFrom('https://legacy.contoso.test:8443/owa/');
  expect(found.ok && found.value.href).toBe('https://legacy.contoso.test:8443/EWS/Exchange.asmx');
});

it.each([ews, 'https://mail.contoso.test/custom/Exchange.asmx', 'https://mail.contoso.test/owaish/EWS'])(
  'a path that says more is left as it is: %s',
  (typed) => {
    expect(endpointFrom(typed)).toMatchObject({ ok: true, value: { href: typed } });
  },
);

it.each([
  'http://mail.contoso.test/owa',
  'https://rob:secret@mail.contoso.test/owa',
  'https://mail.contoso.test/custom?x=1',
  'ftp://mail.contoso.test/owa',
  '',
])('what may not be spoken to is refused: %s', (typed) => {
  expect(endpointFrom(typed)).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
});
