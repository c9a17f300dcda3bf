import type { Result } from '../../../shared/result.ts';
import { present } from '../elements/present.ts';
import { readNotification, type Notification } from '../elements/read-notification.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child } from '../xml/xml-element.ts';

/** Which pull subscription, and up to where its events are known. */
export interface GetEventsRequest {
  readonly subscriptionId: string;
  readonly watermark: string;
}

/**
 * Asks a pull subscription what happened after a watermark. Asking with an old watermark gives the same events again.
 * A subscription that is gone or has missed events is refused by its code: see `isLostSubscription`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getevents-operation
 */
export async function getEvents(
  service: EwsService,
  request: GetEventsRequest,
  options?: CallOptions,
): Promise<Result<Notification>> {
  const message = await callSingle(service, {
    operation: 'GetEvents',
    intent: 'read',
    body: element('m:GetEvents', [
      element('m:SubscriptionId', request.subscriptionId),
      element('m:Watermark', request.watermark),
    ]),
    options,
  });
  if (!message.ok) return message;
  const notification = child(message.value, 'Notification');
  return present(notification === null ? null : readNotification(notification), service);
}
