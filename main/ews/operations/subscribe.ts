import type { Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { eventTypes } from '../elements/read-notification.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';
import { childText } from '../xml/xml-element.ts';

/** How to hear, and of what. */
export interface SubscribeRequest {
  readonly how: 'pull' | 'streaming';
  /**
   * `all` is every folder of the authorized identity's own mailbox: EWS has no way to name another there. Otherwise at
   * least one folder, all of one mailbox.
   */
  readonly folders: 'all' | readonly FolderReference[];
  /** For pull: minutes without a question after which the server forgets it, 1 to 1,440. */
  readonly timeoutMinutes?: number;
}

/** A subscription that was made. */
export interface Subscribed {
  readonly subscriptionId: string;
  /** Where the first GetEvents begins; null for streaming. */
  readonly watermark: string | null;
}

/**
 * Subscribes to everything that happens in folders. It changes nothing in the mailbox, so it may be repeated; a
 * subscription whose answer was lost ends by itself. Folders of another mailbox need the owner's rights on each of them
 * (`ErrorSubscriptionDelegateAccessNotSupported`).
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/subscribe-operation
 */
export async function subscribe(
  service: EwsService,
  request: SubscribeRequest,
  options?: CallOptions,
): Promise<Result<Subscribed>> {
  const message = await callSingle(service, {
    operation: 'Subscribe',
    intent: 'read',
    body: element('m:Subscribe', subscriptionRequest(request)),
    folders: request.folders === 'all' ? [] : request.folders.map(folderName),
    options,
  });
  if (!message.ok) return message;
  const subscriptionId = childText(message.value, 'SubscriptionId')?.trim() ?? '';
  const watermark = childText(message.value, 'Watermark')?.trim() ?? '';
  const isWhole = subscriptionId !== '' && (request.how === 'streaming' || watermark !== '');
  return present(
    isWhole ? { subscriptionId, watermark: watermark === '' ? null : watermark } : null,
    service,
  );
}

function subscriptionRequest({ how, folders, timeoutMinutes = 30 }: SubscribeRequest): Xml {
  const all = folders === 'all' ? { SubscribeToAllFolders: 'true' } : {};
  const parts = [
    folders === 'all' ? null : element('t:FolderIds', folders.map(folderIdElement)),
    element(
      't:EventTypes',
      eventTypes.map((type) => element('t:EventType', type)),
    ),
  ];
  return how === 'streaming'
    ? element('m:StreamingSubscriptionRequest', parts, all)
    : element('m:PullSubscriptionRequest', [...parts, element('t:Timeout', String(timeoutMinutes))], all);
}
