import { readPlainDocument } from '../xml/plain-document.ts';
import { child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import { escapeText } from '../xml/xml.ts';
import { readAlternateMailboxes } from './alternate-mailbox.ts';
import type { Answer, Form } from './answer.ts';

const namespace = 'http://schemas.microsoft.com/exchange/2010/Autodiscover';
const action = `${namespace}/Autodiscover/GetUserSettings`;
const settings = ['ExternalEwsUrl', 'InternalEwsUrl', 'AlternateMailboxes'];

/**
 * Autodiscover by SOAP: GetUserSettings for one mailbox.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getusersettings-operation-soap
 */
export const soapSettings: Form = {
  name: 'soap',
  method: 'POST',
  soapAction: action,
  path: () => '/autodiscover/autodiscover.svc',
  body: (address) =>
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="${namespace}" xmlns:w="http://www.w3.org/2005/08/addressing">` +
    `<s:Header><a:RequestedServerVersion>Exchange2013</a:RequestedServerVersion><w:Action>${action}</w:Action></s:Header>` +
    `<s:Body><a:GetUserSettingsRequestMessage><a:Request><a:Users><a:User><a:Mailbox>${escapeText(address)}</a:Mailbox></a:User></a:Users>` +
    `<a:RequestedSettings>${settings.map((each) => `<a:Setting>${each}</a:Setting>`).join('')}</a:RequestedSettings>` +
    `</a:Request></a:GetUserSettingsRequestMessage></s:Body></s:Envelope>`,
  read(text, host) {
    const root = readPlainDocument(text, { host, root: 'Envelope' });
    const message = root.ok ? child(child(root.value, 'Body'), 'GetUserSettingsResponseMessage') : null;
    const response = child(message, 'Response');
    if (response === null) return null;
    const users = childrenNamed(child(response, 'UserResponses'), 'UserResponse');
    // One mailbox was asked about; more answers, and one of them would pass for it.
    if (users.length > 1) return null;
    return readUser(users[0] ?? response);
  },
};

function readUser(user: XmlElement): Answer {
  const code = childText(user, 'ErrorCode')?.trim() ?? '';
  const target = childText(user, 'RedirectTarget')?.trim() ?? '';
  if (code === 'RedirectUrl') return { kind: 'redirect-url', url: target };
  if (code === 'RedirectAddress') return { kind: 'redirect-address', address: target };
  if (code !== 'NoError') return { kind: 'nothing', code: code.slice(0, 200) };
  const found = childrenNamed(child(user, 'UserSettings'), 'UserSetting');
  const urls = ['ExternalEwsUrl', 'InternalEwsUrl'].map(
    (name) => childText(settingNamed(found, name), 'Value')?.trim() ?? '',
  );
  const mailboxes = child(settingNamed(found, 'AlternateMailboxes'), 'AlternateMailboxes');
  return {
    kind: 'settings',
    ewsUrls: [...new Set(urls)].filter((url) => url !== ''),
    alternateMailboxes: readAlternateMailboxes(mailboxes),
  };
}

function settingNamed(found: readonly XmlElement[], name: string): XmlElement | null {
  return found.find((setting) => childText(setting, 'Name')?.trim() === name) ?? null;
}
