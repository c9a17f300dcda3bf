import type { MailTips } from '../../../shared/model/people/mail-tips.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { addressElement, refusedAddress } from '../elements/directory-entry.ts';
import { present } from '../elements/present.ts';
import { readMailTips } from '../elements/read-mail-tips.ts';
import type { EwsService } from '../service.ts';
import { readEach } from '../soap/call-batch.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { responseMessages } from '../soap/response-messages.ts';
import { child } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** Who would write to whom. */
export interface GetMailTipsRequest {
  /** Whose name would stand in From: what is allowed depends on it. */
  readonly sender: string;
  /** 1 to 100; `getServiceConfiguration` says what a server takes. */
  readonly recipients: readonly string[];
}

/**
 * Finds what Exchange knows of recipients before anything is sent (away, full, too large a group, not allowed), one
 * result for each in the order asked.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getmailtips-operation
 */
export async function getMailTips(
  service: EwsService,
  { sender, recipients }: GetMailTipsRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<MailTips>[]>> {
  const refused = refusedAddress(sender, ...recipients);
  if (refused !== null) return failed(refused);
  const count = recipients.length;
  if (count < 1 || count > 100)
    return failed({ kind: 'invalid-request', message: 'Mail tips are for 1 to 100 recipients.' });
  const operation = 'GetMailTips';
  const response = await callWhole(service, {
    operation,
    intent: 'read',
    body: element('m:GetMailTips', [
      addressElement('m:SendingAs', sender),
      element(
        'm:Recipients',
        recipients.map((recipient) => addressElement('t:Mailbox', recipient)),
      ),
      element('m:MailTipsRequested', 'All'),
    ]),
    options,
  });
  if (!response.ok) return response;
  const messages = responseMessages(response.value, { service, operation, count });
  if (!messages.ok) return messages;
  return success(
    readEach(messages.value, (message) => present(readMailTips(child(message, 'MailTips')), service)),
  );
}
