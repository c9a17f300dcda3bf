import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { readNotification, type Notification } from '../elements/read-notification.ts';
import type { EwsService } from '../service.ts';
import { envelope } from '../soap/envelope.ts';
import { readFault, readRefusal } from '../soap/refusal.ts';
import { refusalFailure } from '../soap/refusal-failure.ts';
import { StreamReplyReader } from '../soap/stream-reply-reader.ts';
import { element, type Xml } from '../xml/xml.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** Which streaming subscriptions to hear, all made by this identity, at most 200. */
export interface GetStreamingEventsRequest {
  readonly subscriptionIds: readonly string[];
  /** Minutes after which the server ends the reply, 1 to 30. */
  readonly connectionMinutes: number;
  /** The mailbox whose server the subscriptions are on: the one that the first of them was made with. */
  readonly anchor: string;
}

/** What a stream tells while it lasts. */
export interface StreamListener {
  /** An envelope came that is no refusal: the stream lives, whatever it says. */
  readonly onLife: () => void;
  readonly onNotification: (notification: Notification) => void;
}

/** How a stream ended. */
export type StreamEnd =
  /** The server's time for it was over; the subscriptions live on. */
  | { readonly end: 'closed' }
  /** The server refused some subscriptions, or all where it names none; the others live on. */
  | { readonly end: 'refused'; readonly failure: Failure; readonly subscriptionIds: readonly string[] };

/**
 * Opens a reply that goes on until the server's time is over, the signal ends it or the line breaks; only then does it
 * return. Envelopes are handed over one by one as they come, however the reply is cut into chunks. Silence is not
 * noticed here before `silentMs`: the caller knows the heartbeat. A failure is the line's: nothing is known of the
 * subscriptions then.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getstreamingevents-operation
 */
export async function getStreamingEvents(
  service: EwsService,
  request: GetStreamingEventsRequest,
  listener: StreamListener,
  options: { readonly signal: AbortSignal; readonly silentMs: number },
): Promise<Result<StreamEnd>> {
  const ended: StreamEnd[] = [];
  const reader = new StreamReplyReader(service.host, 'GetStreamingEventsResponse', (content) => {
    const refusals = readEnd(service, content);
    ended.push(...refusals);
    if (refusals.length === 0) listener.onLife();
    for (const notification of notificationsOf(content)) listener.onNotification(notification);
    return null;
  });
  const sent = await service.transport.exchange(
    {
      operation: 'GetStreamingEvents',
      intent: 'read',
      body: envelope(streamBody(request), { identities: service.identities, timeZone: null }),
      anchor: request.anchor,
      charged: service.identities.authorized,
      signal: options.signal,
      streaming: { silentMs: options.silentMs },
    },
    reader,
  );
  // A refusal counts for more than how the line ended after it.
  const refused = ended.at(-1);
  if (refused !== undefined) return success(refused);
  return sent.ok ? success({ end: 'closed' }) : failed(sent.failure);
}

function streamBody({ subscriptionIds, connectionMinutes }: GetStreamingEventsRequest): Xml {
  return element('m:GetStreamingEvents', [
    element(
      'm:SubscriptionIds',
      subscriptionIds.map((id) => element('t:SubscriptionId', id)),
    ),
    element('m:ConnectionTimeout', String(connectionMinutes)),
  ]);
}

function messagesOf(content: XmlElement): readonly XmlElement[] {
  return child(content, 'ResponseMessages')?.children ?? [];
}

/** Servers write `m:Notification` where the schema has `t:`; the prefix makes no difference here. */
function notificationsOf(content: XmlElement): readonly Notification[] {
  return messagesOf(content)
    .flatMap((message) => child(message, 'Notifications')?.children ?? [])
    .flatMap((notification) => readNotification(notification) ?? []);
}

function readEnd(service: EwsService, content: XmlElement): readonly StreamEnd[] {
  const call = { service, operation: 'GetStreamingEvents' };
  if (content.name === 'Fault')
    return [{ end: 'refused', failure: refusalFailure(readFault(content), call), subscriptionIds: [] }];
  return messagesOf(content)
    .filter((message) => attribute(message, 'ResponseClass') === 'Error')
    .map((message) => ({
      end: 'refused',
      failure: refusalFailure(readRefusal(message), call),
      subscriptionIds: (child(message, 'ErrorSubscriptionIds')?.children ?? []).map(({ text }) =>
        text.trim(),
      ),
    }));
}
