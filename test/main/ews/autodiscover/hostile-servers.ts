import { expect } from 'vitest';
import { reply } from '../transport/raw-server.ts';
import { challenge, guarded, poxReply, redirect, settings, type WorldServer } from './discovery-world.ts';

/** One hostile world, and what the discovery makes of it. */
export interface HostileCase {
  readonly name: string;
  readonly servers: Readonly<Record<string, WorldServer>>;
  readonly services?: readonly { readonly host: string; readonly port: number }[];
  readonly scheme?: 'basic' | 'ntlm';
  /** `not-found`, or the host that the person is asked about. */
  readonly expected: 'not-found' | { readonly confirm: string };
  /** Why a place led nowhere, as the discovery noted it. */
  readonly why?: object;
}

const own = 'autodiscover.contoso.test';
const evil = 'autodiscover.evil.test';
const xml = 'Content-Type: text/xml; charset=utf-8';
const evilEws = 'https://autodiscover.evil.test/EWS/Exchange.asmx';

/** Takes whatever credentials come, as an attacker's server would. */
const trap: WorldServer = { certificate: 'evil', answer: guarded('Basic realm="x"', settings(evilEws)) };

function secure(answer: string): Readonly<Record<string, WorldServer>> {
  return { [`${own}:443`]: { certificate: 'contoso', answer: () => answer }, [`${evil}:443`]: trap };
}

function plain(answer: string): Readonly<Record<string, WorldServer>> {
  return { [`${own}:80`]: { certificate: null, answer: () => answer }, [`${evil}:443`]: trap };
}

function shown(certificate: WorldServer['certificate']): Readonly<Record<string, WorldServer>> {
  return { [`${own}:443`]: { certificate, answer: guarded('Basic realm="x"', settings(evilEws)) } };
}

function account(inner: string): string {
  return poxReply(`<Account><AccountType>email</AccountType>${inner}</Account>`);
}

const redirectUrl = (url: string): string =>
  account(`<Action>redirectUrl</Action><RedirectUrl>${url}</RedirectUrl>`);

function onlyJson(body: string): Readonly<Record<string, WorldServer>> {
  return {
    [`${own}:443`]: {
      certificate: 'contoso',
      answer: ({ requestLine }) =>
        requestLine.includes('autodiscover.json')
          ? reply(200, body, 'Content-Type: application/json')
          : reply(404, ''),
    },
  };
}

const failure = (part: object): object => ({ kind: 'failure', failure: expect.objectContaining(part) });

/** Servers that want a password, or to be taken for the company's own. */
// prettier-ignore
export const hostileCases: readonly HostileCase[] = [
  { name: 'asks for Basic without TLS', servers: plain(challenge('Basic realm="x"')), expected: 'not-found' },
  { name: 'gives settings without TLS', servers: plain(settings(evilEws)), expected: 'not-found', why: { kind: 'no-autodiscover', status: 200 } },
  { name: 'leads from no TLS to another domain', servers: plain(redirect(`https://${evil}/autodiscover/autodiscover.xml`)), expected: { confirm: evil } },
  { name: 'leads from no TLS to a host of the own domain', servers: plain(redirect('https://mail.contoso.test/autodiscover/autodiscover.xml')), expected: { confirm: 'mail.contoso.test' } },
  { name: 'leads from no TLS to no TLS', servers: plain(redirect(`http://${own}/autodiscover/other.xml`)), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'leads from no TLS to a file', servers: plain(redirect('file://evil.test/share/a.xml')), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'leads to another domain', servers: secure(redirect(`https://${evil}/autodiscover/autodiscover.xml`)), expected: { confirm: evil } },
  { name: 'leads from TLS to no TLS', servers: secure(redirect(`http://${own}/autodiscover/autodiscover.xml`)), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'leads to a host that only begins like the own one', servers: { ...secure(redirect('https://contoso.test.evil.test/autodiscover/autodiscover.xml')), 'contoso.test.evil.test:443': trap }, expected: { confirm: 'contoso.test.evil.test' } },
  { name: 'leads to a host that only ends like the own one', servers: { ...secure(redirect('https://evilcontoso.test/autodiscover/autodiscover.xml')), 'evilcontoso.test:443': trap }, expected: { confirm: 'evilcontoso.test' } },
  { name: 'hides the host behind a user name', servers: secure(redirect(`https://${own}@${evil}/autodiscover/autodiscover.xml`)), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'leads in circles', servers: secure(redirect(`https://${own}/autodiscover/autodiscover.xml`)), expected: 'not-found', why: { kind: 'too-many-redirects' } },
  { name: 'leads from address to address in circles', servers: secure(account('<Action>redirectAddr</Action><RedirectAddr>other@contoso.test</RedirectAddr>')), expected: 'not-found', why: { kind: 'too-many-redirects' } },
  { name: 'leads to an address of another domain', servers: { ...secure(account('<Action>redirectAddr</Action><RedirectAddr>mary@evil.test</RedirectAddr>')), 'evil.test:443': trap }, expected: { confirm: 'evil.test' } },
  { name: 'leads to an address that is none', servers: secure(account('<Action>redirectAddr</Action><RedirectAddr>../../evil</RedirectAddr>')), expected: 'not-found', why: { kind: 'not-known', code: 'RedirectAddress' } },
  { name: 'leads in its reply to another domain', servers: secure(redirectUrl(`https://${evil}/autodiscover/autodiscover.xml`)), expected: { confirm: evil } },
  { name: 'leads in its reply to no TLS', servers: secure(redirectUrl(`http://${own}/autodiscover/autodiscover.xml`)), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'is named by DNS and in another domain', servers: { [`${evil}:443`]: trap }, services: [{ host: evil, port: 443 }], expected: { confirm: evil } },
  { name: 'has a certificate of its own making', servers: shown('self-signed'), expected: 'not-found', why: failure({ kind: 'tls-not-trusted', reason: 'self-signed' }) },
  { name: 'has a certificate that has expired', servers: shown('expired'), expected: 'not-found', why: failure({ kind: 'tls-not-trusted', reason: 'expired' }) },
  { name: 'has a certificate for another name', servers: shown('evil'), expected: 'not-found', why: failure({ kind: 'tls-not-trusted', reason: 'wrong-name' }) },
  { name: 'speaks no TLS where TLS belongs', servers: shown(null), expected: 'not-found' },
  { name: 'offers Basic alone to an account that signs in with NTLM', servers: secure(challenge('Basic realm="x"')), scheme: 'ntlm', expected: 'not-found', why: { kind: 'scheme-not-offered', offered: ['Basic'] } },
  { name: 'offers schemes that the account does not have', servers: secure(challenge('Digest realm="x"', 'Negotiate')), expected: 'not-found', why: { kind: 'scheme-not-offered' } },
  { name: 'answers with a DOCTYPE', servers: secure(reply(200, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Autodiscover>&x;</Autodiscover>', xml)), expected: 'not-found', why: { kind: 'no-autodiscover', status: 200 } },
  { name: 'answers without end', servers: secure(reply(200, `<Autodiscover>${'x'.repeat(1_000_000)}</Autodiscover>`, xml)), expected: 'not-found', why: failure({ kind: 'reply-too-large' }) },
  { name: 'ends the connection without an answer', servers: { [`${own}:443`]: { certificate: 'contoso', answer: () => null } }, expected: 'not-found', why: failure({ kind: 'server-unreachable', reason: 'reset' }) },
  { name: 'answers with nested elements without end', servers: secure(reply(200, '<Autodiscover>'.repeat(5000), xml)), expected: 'not-found', why: { kind: 'no-autodiscover' } },
  { name: 'answers with a page', servers: secure(reply(200, '<html><form action="https://evil.test"><input name="password"></form></html>', 'Content-Type: text/html')), expected: 'not-found', why: { kind: 'no-autodiscover' } },
  { name: 'gives an EWS in another domain', servers: secure(settings(evilEws)), expected: { confirm: evil } },
  { name: 'gives an EWS without TLS', servers: secure(settings(`http://${own}/EWS/Exchange.asmx`)), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'gives a network share for an EWS', servers: secure(settings(String.raw`\\evil.test\share\Exchange.asmx`)), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'gives in JSON an EWS in another domain', servers: onlyJson(JSON.stringify({ Protocol: 'EWS', Url: evilEws })), expected: { confirm: evil } },
  { name: 'gives in JSON an EWS without TLS', servers: onlyJson(JSON.stringify({ Url: 'http://mail.contoso.test/' })), expected: 'not-found', why: { kind: 'not-secure' } },
  { name: 'answers JSON that is none', servers: onlyJson('{"Url":'), expected: 'not-found', why: { kind: 'no-autodiscover' } },
  { name: 'answers JSON of another shape', servers: onlyJson('{"__proto__":{"Url":"https://evil.test"},"Url":["https://evil.test"]}'), expected: 'not-found', why: { kind: 'no-autodiscover' } },
  { name: 'answers JSON without end', servers: onlyJson(`{"Url":"${'x'.repeat(1_000_000)}"}`), expected: 'not-found', why: failure({ kind: 'reply-too-large' }) },
];
