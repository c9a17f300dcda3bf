import { success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which subscription to end. */
export interface UnsubscribeRequest {
  readonly subscriptionId: string;
}

/**
 * Ends a pull or a streaming subscription. Only whoever subscribed may (`ErrorSubscriptionAccessDenied`); one that is
 * gone already is `ErrorSubscriptionNotFound`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/unsubscribe-operation
 */
export async function unsubscribe(
  service: EwsService,
  request: UnsubscribeRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  const message = await callSingle(service, {
    operation: 'Unsubscribe',
    intent: 'read',
    body: element('m:Unsubscribe', element('m:SubscriptionId', request.subscriptionId)),
    options,
  });
  return message.ok ? success(null) : message;
}
