import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeFailure, writeSuccess } from '../soap/response.ts';
import { child } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeSingle } from './single-response.ts';

/**
 * MailTips and unified messaging, which is off; there are no protection rules here and no policy nudges.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getserviceconfiguration-operation>.
 */
export function getServiceConfiguration(call: Call): Outcome<string> {
  const asked = child(call.request, 'RequestedConfiguration')?.children ?? [];
  const messages = asked.map(({ text }) => {
    const name = 'm:ServiceConfigurationResponseMessageType';
    const written = writeConfiguration(call, text.trim());
    return written === undefined
      ? writeFailure(name, refuse('ErrorInvalidRequest', 'The configuration is not available.').refusal)
      : writeSuccess(name, written);
  });
  return done(writeSingle(call, done(element('m:ResponseMessages', messages.join('')))));
}

function writeConfiguration({ store }: Call, name: string): string | undefined {
  if (name === 'MailTips')
    return element(
      'm:MailTipsConfiguration',
      element('t:MailTipsEnabled', 'true') +
        element('t:MaxRecipientsPerGetMailTipsRequest', '50') +
        element('t:MaxMessageSize', '36700160') +
        element('t:LargeAudienceThreshold', '25') +
        element('t:ShowExternalRecipientCount', 'true') +
        element(
          't:InternalDomains',
          element('t:Domain', '', { Name: store.domain, IncludeSubdomains: 'false' }),
        ) +
        element('t:PolicyTipsEnabled', 'false') +
        element('t:LargeAudienceCap', '1000'),
    );
  if (name === 'UnifiedMessagingConfiguration')
    return element(
      'm:UnifiedMessagingConfiguration',
      element('t:UmEnabled', 'false') +
        textElement('t:PlayOnPhoneDialString', '') +
        element('t:PlayOnPhoneEnabled', 'false'),
    );
  return undefined;
}
