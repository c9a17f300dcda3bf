import type { Reply } from '../http/reply.ts';
import { xmlReply } from '../http/reply.ts';
import { writeFault } from '../soap/fault.ts';
import { childText, descend, namespaces } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { parseXml } from '../xml/parse.ts';
import { element, textElement } from '../xml/write.ts';
import type { Target } from './target.ts';

const namespace = 'http://schemas.microsoft.com/exchange/2010/Autodiscover';

/** What the SOAP service looks things up in. */
export interface Directory {
  find(address: string): Target;
  readonly domain: string;
  readonly ewsUrl: string;
}

/**
 * GetUserSettings and GetDomainSettings.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/soap-autodiscover-web-service-reference-for-exchange>.
 */
export function answerSoap(body: string, directory: Directory): Reply {
  const parsed = parseXml(body);
  const soapBody = parsed.ok ? parsed.root.children.find((one) => one.name === 'Body') : undefined;
  const message = soapBody?.children[0];
  const request = descend(message, 'Request');
  if (message?.namespace !== namespace || !request) return invalid();
  const names = (descend(request, 'RequestedSettings')?.children ?? []).map((one) => one.text.trim());
  if (message.name === 'GetUserSettingsRequestMessage')
    return users(descend(request, 'Users')?.children ?? [], names, directory);
  if (message.name === 'GetDomainSettingsRequestMessage')
    return domains(descend(request, 'Domains')?.children ?? [], names, directory);
  return invalid();
}

function invalid(): Reply {
  const refusal = { code: 'ErrorSchemaValidation', text: 'The request failed schema validation.' };
  return xmlReply(500, writeFault(refusal, 'exchange'));
}

function users(asked: readonly XmlNode[], names: readonly string[], directory: Directory): Reply {
  const responses = asked.map((user) => {
    const target = directory.find(childText(user, 'Mailbox') ?? '');
    if (target.type === 'here') return success('UserResponse', names, settingsOf(target, directory.ewsUrl));
    if (target.type === 'address')
      return refused('UserResponse', 'RedirectAddress', 'The mailbox is elsewhere.', target.address);
    if (target.type === 'url')
      return refused('UserResponse', 'RedirectUrl', 'The mailbox is elsewhere.', target.url);
    return refused('UserResponse', 'InvalidUser', 'The user is not valid.');
  });
  return answer('GetUserSettings', 'UserResponses', responses);
}

function settingsOf(
  { mailbox }: Extract<Target, { readonly type: 'here' }>,
  ewsUrl: string,
): Readonly<Record<string, string>> {
  return {
    UserDisplayName: mailbox.person.name,
    AutoDiscoverSMTPAddress: mailbox.address,
    InternalEwsUrl: ewsUrl,
    ExternalEwsUrl: ewsUrl,
    EwsSupportedSchemas:
      'Exchange2007, Exchange2007_SP1, Exchange2010, Exchange2010_SP1, Exchange2010_SP2, Exchange2013, Exchange2013_SP1, Exchange2015, Exchange2016',
    GroupingInformation: 'Default-First-Site-Name',
    ActiveDirectoryServer: 'dc.contoso.test',
    MailboxDN: `/o=Contoso/ou=Exchange/cn=Recipients/cn=${mailbox.guid}`,
  };
}

function domains(asked: readonly XmlNode[], names: readonly string[], directory: Directory): Reply {
  const { domain, ewsUrl } = directory;
  const responses = asked.map((node) =>
    node.text.trim().toLowerCase() === domain
      ? success('DomainResponse', names, { ExternalEwsUrl: ewsUrl, ExternalEwsVersion: '15.02.2562.017' })
      : refused('DomainResponse', 'InvalidDomain', 'The domain is not valid.'),
  );
  return answer('GetDomainSettings', 'DomainResponses', responses);
}

/** `User` or `Domain`, as the names of the elements begin. */
type ResponseName = 'UserResponse' | 'DomainResponse';

function success(
  name: ResponseName,
  names: readonly string[],
  settings: Readonly<Record<string, string>>,
): string {
  const kind = name === 'UserResponse' ? 'UserSetting' : 'DomainSetting';
  const found: string[] = [];
  const missing: string[] = [];
  for (const wanted of names) {
    const value = Object.hasOwn(settings, wanted) ? settings[wanted] : undefined;
    if (value === undefined)
      missing.push(
        element(
          `${kind}Error`,
          textElement('ErrorCode', 'SettingIsNotAvailable') +
            textElement('ErrorMessage', 'The setting is not available.') +
            textElement('SettingName', wanted),
        ),
      );
    else {
      const type = kind === 'UserSetting' ? 'StringSetting' : 'DomainStringSetting';
      found.push(
        element(kind, textElement('Name', wanted) + textElement('Value', value), { 'i:type': type }),
      );
    }
  }
  return element(
    name,
    `<ErrorCode>NoError</ErrorCode><ErrorMessage>No error.</ErrorMessage><RedirectTarget i:nil="true"/>` +
      element(`${kind}Errors`, missing.join('')) +
      element(`${kind}s`, found.join('')),
  );
}

function refused(name: ResponseName, code: string, text: string, target?: string): string {
  const kind = name === 'UserResponse' ? 'UserSetting' : 'DomainSetting';
  return element(
    name,
    textElement('ErrorCode', code) +
      textElement('ErrorMessage', text) +
      (target === undefined ? '<RedirectTarget i:nil="true"/>' : textElement('RedirectTarget', target)) +
      `<${kind}Errors/><${kind}s/>`,
  );
}

function answer(operation: string, list: string, responses: readonly string[]): Reply {
  const inner = '<ErrorCode>NoError</ErrorCode><ErrorMessage/>' + element(list, responses.join(''));
  const response = element('Response', inner, { 'xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance' });
  const body = element('s:Body', element(`${operation}ResponseMessage`, response, { xmlns: namespace }));
  return xmlReply(
    200,
    `<?xml version="1.0" encoding="utf-8"?>${element('s:Envelope', body, { 'xmlns:s': namespaces.s })}`,
  );
}
