import { externalAudience, type AutomaticReplies } from '../../../shared/model/people/automatic-replies.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { call, type CallOptions } from '../soap/call.ts';
import { responseMessage } from '../soap/response-messages.ts';
import { instantOf, wordOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';
import { present } from '../elements/present.ts';

/** What a mailbox answers by itself, and to whom its administrator lets it answer outside. */
export interface UserOofSettings {
  readonly replies: AutomaticReplies;
  /** The widest audience that the organisation allows. */
  readonly allowedAudience: AutomaticReplies['audience'];
}

/**
 * Reads the automatic replies of the service's mailbox. Exchange tells them to the owner, to full access and under
 * impersonation; a delegate without full access is refused as `ErrorAccessDenied`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getuseroofsettings-operation
 */
export async function getUserOofSettings(
  service: EwsService,
  options?: CallOptions,
): Promise<Result<UserOofSettings>> {
  const operation = 'GetUserOofSettings';
  const response = await call(service, {
    operation,
    intent: 'read',
    body: element(
      'm:GetUserOofSettingsRequest',
      element('t:Mailbox', element('t:Address', service.identities.mailbox)),
    ),
    options,
  });
  if (!response.ok) return response;
  const stated = present(child(response.value, 'ResponseMessage'), service);
  const message = stated.ok ? responseMessage(stated.value, { service, operation }) : stated;
  if (!message.ok) return message;
  const settings = present(child(response.value, 'OofSettings'), service);
  if (!settings.ok) return settings;
  const replies = readReplies(settings.value);
  const allowed = childText(response.value, 'AllowExternalOof')?.trim() ?? null;
  return success({ replies, allowedAudience: wordOf(allowed, externalAudience.options, 'All') });
}

/** A state or an audience that is not known is the one that sends nothing. */
function readReplies(settings: XmlElement): AutomaticReplies {
  const duration = child(settings, 'Duration');
  const words = (name: string): string | null => childText(settings, name)?.trim() ?? null;
  const reply = (name: string): string => childText(child(settings, name), 'Message') ?? '';
  return {
    state: wordOf(words('OofState'), ['Disabled', 'Enabled', 'Scheduled'], 'Disabled'),
    audience: wordOf(words('ExternalAudience'), externalAudience.options, 'None'),
    start: instantOf(childText(duration, 'StartTime')),
    end: instantOf(childText(duration, 'EndTime')),
    internalReply: reply('InternalReply'),
    externalReply: reply('ExternalReply'),
  };
}
