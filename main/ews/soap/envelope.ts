import type { Identities } from '../../../shared/model/identity.ts';
import { namespaces } from '../xml/namespaces.ts';
import { element, type Xml } from '../xml/xml.ts';

/** What the SOAP header of a request says besides its body. */
export interface EnvelopeHeader {
  readonly identities: Identities;
  /** A Windows zone id (`Pacific Standard Time`) for times that carry no offset; null leaves it out. */
  readonly timeZone: string | null;
}

/**
 * Writes a whole request, UTF-8 text with its declaration. The schema version asked for is Exchange2013_SP1, the
 * newest that every supported server knows. Under impersonation the header names the authorized identity by its
 * primary SMTP address; for own and delegate access there is no such header at all.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/exchangeimpersonation
 */
export function envelope(body: Xml, header: EnvelopeHeader): string {
  const parts = [
    element('t:RequestServerVersion', null, { Version: 'Exchange2013_SP1' }),
    impersonation(header.identities),
    header.timeZone === null
      ? null
      : element('t:TimeZoneContext', element('t:TimeZoneDefinition', null, { Id: header.timeZone })),
  ];
  const root = element('soap:Envelope', [element('soap:Header', parts), element('soap:Body', body)], {
    'xmlns:soap': namespaces.soap,
    'xmlns:m': namespaces.m,
    'xmlns:t': namespaces.t,
  });
  return `<?xml version="1.0" encoding="utf-8"?>${root.text}`;
}

function impersonation(identities: Identities): Xml | null {
  if (identities.access !== 'impersonation') return null;
  const who = element('t:PrimarySmtpAddress', identities.authorized);
  return element('t:ExchangeImpersonation', element('t:ConnectingSID', who));
}
