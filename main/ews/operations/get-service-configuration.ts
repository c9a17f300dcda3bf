import { success, type Result } from '../../../shared/result.ts';
import { addressElement } from '../elements/directory-entry.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { responseMessages } from '../soap/response-messages.ts';
import { booleanOf, integerOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** What a server says of mail tips. Null for a number that it leaves out. */
export interface MailTipsConfiguration {
  readonly isEnabled: boolean;
  /** How many recipients one GetMailTips may name. */
  readonly recipientsPerRequest: number | null;
  /** In bytes. */
  readonly maxMessageSize: number | null;
  /** From how many recipients on an audience counts as large. */
  readonly largeAudience: number | null;
  readonly showsExternalCount: boolean;
  /** The organisation's own domains, lower case; a recipient elsewhere is outside. */
  readonly internalDomains: readonly InternalDomain[];
}

export interface InternalDomain {
  readonly name: string;
  readonly includesSubdomains: boolean;
}

/**
 * Reads what the server says of mail tips, as the service's mailbox would see it. The other configurations (voice mail,
 * protection rules) are none that this program uses.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getserviceconfiguration-operation
 */
export async function getServiceConfiguration(
  service: EwsService,
  options?: CallOptions,
): Promise<Result<MailTipsConfiguration>> {
  const operation = 'GetServiceConfiguration';
  const response = await callWhole(service, {
    operation,
    intent: 'read',
    body: element('m:GetServiceConfiguration', [
      addressElement('m:ActingAs', service.identities.mailbox),
      element('m:RequestedConfiguration', element('m:ConfigurationName', 'MailTips')),
    ]),
    options,
  });
  if (!response.ok) return response;
  const messages = responseMessages(response.value, { service, operation, count: 1 });
  if (!messages.ok) return messages;
  const message = messages.value[0] ?? present<XmlElement>(null, service);
  if (!message.ok) return message;
  const configuration = present(child(message.value, 'MailTipsConfiguration'), service);
  return configuration.ok ? success(readMailTipsConfiguration(configuration.value)) : configuration;
}

function readMailTipsConfiguration(configuration: XmlElement): MailTipsConfiguration {
  const number = (name: string): number | null => integerOf(childText(configuration, name));
  const is = (name: string): boolean => booleanOf(childText(configuration, name)) ?? false;
  return {
    isEnabled: is('MailTipsEnabled'),
    recipientsPerRequest: number('MaxRecipientsPerGetMailTipsRequest'),
    maxMessageSize: number('MaxMessageSize'),
    largeAudience: number('LargeAudienceThreshold'),
    showsExternalCount: is('ShowExternalRecipientCount'),
    internalDomains: (child(configuration, 'InternalDomains')?.children ?? []).map(readDomain),
  };
}

function readDomain(domain: XmlElement): InternalDomain {
  return {
    name: (attribute(domain, 'Name') ?? '').toLowerCase(),
    includesSubdomains: booleanOf(attribute(domain, 'IncludeSubdomains')) ?? false,
  };
}
