import type { AutomaticReplies } from '../../../shared/model/people/automatic-replies.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { afterCall, call, type CallOptions } from '../soap/call.ts';
import { responseMessage } from '../soap/response-messages.ts';
import { child } from '../xml/xml-element.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';

/** All of a mailbox's automatic replies: what is not said is not kept. */
export interface SetUserOofSettingsRequest {
  readonly replies: AutomaticReplies;
}

/**
 * Replaces the automatic replies of the service's mailbox. `Scheduled` needs both times, the end after the start; an end
 * that has passed is `ErrorInvalidScheduledOofDuration`. Everybody who writes is told anew, once.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/setuseroofsettings-operation
 */
export async function setUserOofSettings(
  service: EwsService,
  { replies }: SetUserOofSettingsRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  const { state, start, end } = replies;
  const isTimed = start !== null && end !== null && Date.parse(start) < Date.parse(end);
  if (state === 'Scheduled' && !isTimed)
    return failed({ kind: 'invalid-request', message: 'Scheduled replies need a start and a later end.' });
  const operation = 'SetUserOofSettings';
  const response = await call(service, {
    operation,
    intent: 'write',
    body: element('m:SetUserOofSettingsRequest', [
      element('t:Mailbox', element('t:Address', service.identities.mailbox)),
      settingsElement(replies, isTimed),
    ]),
    options,
  });
  if (!response.ok) return response;
  const message = present(child(response.value, 'ResponseMessage'), service);
  if (!message.ok) return failed(afterCall(message.failure, { operation, intent: 'write' }));
  const done = responseMessage(message.value, { service, operation });
  return done.ok ? success(null) : done;
}

/** In the schema's order. */
function settingsElement(replies: AutomaticReplies, isTimed: boolean): Xml {
  const duration = isTimed
    ? element('t:Duration', [element('t:StartTime', replies.start), element('t:EndTime', replies.end)])
    : null;
  return element('t:UserOofSettings', [
    element('t:OofState', replies.state),
    element('t:ExternalAudience', replies.audience),
    duration,
    replyElement('t:InternalReply', replies.internalReply),
    replyElement('t:ExternalReply', replies.externalReply),
  ]);
}

function replyElement(name: XmlName, message: string): Xml {
  return element(name, element('t:Message', message));
}
