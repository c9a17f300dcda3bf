import type { Reply } from '../http/reply.ts';
import { xmlReply } from '../http/reply.ts';
import { childText, descend } from '../xml/node.ts';
import { parseXml } from '../xml/parse.ts';
import { element, textElement } from '../xml/write.ts';
import type { Target } from './target.ts';

const requestNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006';
const responseNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006';
const outlookNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';

/**
 * Plain XML Autodiscover for Outlook's schema.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/pox-autodiscover-web-service-reference-for-exchange>.
 */
export function answerPox(body: string, find: (address: string) => Target, ewsUrl: string): Reply {
  const parsed = parseXml(body);
  const request = parsed.ok && parsed.root.namespace === requestNamespace ? parsed.root : undefined;
  const asked = descend(request, 'Request');
  const address = childText(asked, 'EMailAddress')?.trim() ?? '';
  if (address === '') return xmlReply(200, failure('600', 'Invalid Request'));
  if (childText(asked, 'AcceptableResponseSchema')?.trim() !== outlookNamespace)
    return xmlReply(200, failure('601', 'Provider is not available'));
  const target = find(address);
  switch (target.type) {
    case 'here':
      return xmlReply(200, settings(target.mailbox.person.name, target.mailbox.address, ewsUrl));
    case 'address':
      return xmlReply(
        200,
        response(textElement('Action', 'redirectAddr') + textElement('RedirectAddr', target.address)),
      );
    case 'url':
      return xmlReply(
        200,
        response(textElement('Action', 'redirectUrl') + textElement('RedirectUrl', target.url)),
      );
    case 'unknown':
      return xmlReply(200, failure('500', 'The email address can’t be found.'));
  }
}

function settings(name: string, address: string, ewsUrl: string): string {
  const user =
    textElement('DisplayName', name) +
    textElement('LegacyDN', `/o=Contoso/ou=Exchange/cn=Recipients/cn=${address.split('@')[0] ?? ''}`) +
    textElement('AutoDiscoverSMTPAddress', address);
  const protocol = (type: string) =>
    element(
      'Protocol',
      textElement('Type', type) +
        textElement('Server', 'exchange.contoso.test') +
        textElement('ASUrl', ewsUrl) +
        textElement('EwsUrl', ewsUrl) +
        textElement('OOFUrl', ewsUrl),
    );
  const account =
    textElement('AccountType', 'email') +
    textElement('Action', 'settings') +
    protocol('EXCH') +
    protocol('EXPR');
  return around(
    element('Response', element('User', user) + element('Account', account), { xmlns: outlookNamespace }),
  );
}

function response(account: string): string {
  const inner = element('Account', textElement('AccountType', 'email') + account);
  return around(element('Response', inner, { xmlns: outlookNamespace }));
}

function failure(code: string, message: string): string {
  const inner = textElement('ErrorCode', code) + textElement('Message', message) + '<DebugData/>';
  return around(element('Response', element('Error', inner, { Time: '09:00:00.0000000', Id: '1942062522' })));
}

function around(inner: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>${element('Autodiscover', inner, { xmlns: responseNamespace })}`;
}
