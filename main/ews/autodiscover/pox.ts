import { readPlainDocument } from '../xml/plain-document.ts';
import { child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import { escapeText } from '../xml/xml.ts';
import { readAlternateMailboxes } from './alternate-mailbox.ts';
import type { Answer, Form } from './answer.ts';

const schemas = 'http://schemas.microsoft.com/exchange/autodiscover/outlook';

/**
 * Autodiscover as plain XML, the form of Outlook: the only one that names auto-mapped mailboxes on every version.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/pox-autodiscover-request-for-exchange
 */
export const pox: Form = {
  name: 'pox',
  method: 'POST',
  path: () => '/autodiscover/autodiscover.xml',
  body: (address) =>
    `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${schemas}/requestschema/2006"><Request>` +
    `<EMailAddress>${escapeText(address)}</EMailAddress>` +
    `<AcceptableResponseSchema>${schemas}/responseschema/2006a</AcceptableResponseSchema></Request></Autodiscover>`,
  read(text, host) {
    const root = readPlainDocument(text, { host, root: 'Autodiscover' });
    const response = root.ok ? child(root.value, 'Response') : null;
    return response === null ? null : readResponse(response);
  },
};

function readResponse(response: XmlElement): Answer | null {
  const error = child(response, 'Error');
  if (error !== null) return { kind: 'nothing', code: childText(error, 'ErrorCode')?.trim() ?? '' };
  const account = child(response, 'Account');
  switch (childText(account, 'Action')?.trim()) {
    case 'redirectUrl':
      return { kind: 'redirect-url', url: childText(account, 'RedirectUrl')?.trim() ?? '' };
    case 'redirectAddr':
      return { kind: 'redirect-address', address: childText(account, 'RedirectAddr')?.trim() ?? '' };
    case 'settings':
      return {
        kind: 'settings',
        ewsUrls: ewsUrls(childrenNamed(account, 'Protocol')),
        alternateMailboxes: readAlternateMailboxes(account),
      };
    default:
      return null;
  }
}

/** EXPR is the way from outside, EXCH the one from inside; EXHTTP names either. */
const order = ['EXPR', 'EXHTTP', 'EXCH'];

function ewsUrls(protocols: readonly XmlElement[]): readonly string[] {
  const urls = order.flatMap((type) =>
    protocols
      .filter((protocol) => childText(protocol, 'Type')?.trim() === type)
      .map((protocol) => childText(protocol, 'EwsUrl')?.trim() ?? ''),
  );
  return [...new Set(urls)].filter((url) => url !== '').slice(0, 8);
}
