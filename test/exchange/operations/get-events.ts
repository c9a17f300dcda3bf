import { readWatermark, watermarkOf } from '../notifications/event-log.ts';
import { writeStatusEvent } from '../notifications/write-event.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';

/** Events in one reply; MoreEvents tells of the rest. */
const most = 50;

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getevents-operation>. */
export function getEvents(call: Call): Outcome<string> {
  return done(writeResponse(call, [pull(call)]));
}

function pull(call: Call): Outcome<string> {
  const found = call.subscriptions.find(childText(call.request, 'SubscriptionId') ?? '', call);
  if (!found.ok) return found;
  const subscription = found.value;
  const { log, wish } = subscription;
  if (wish.kind !== 'pull')
    return refuse('ErrorInvalidPullSubscriptionId', 'The subscription is not a pull subscription.');
  const text = childText(call.request, 'Watermark')?.trim() ?? '';
  const number = readWatermark(wish.mailbox, text);
  if (number === undefined || number > log.latest())
    return refuse('ErrorInvalidWatermark', 'The watermark used for this subscription was not found.');
  if (number < log.forgotten())
    return refuse(
      'ErrorMissedNotificationEvents',
      'Notification events were missed. Create a new subscription.',
    );
  const events = call.subscriptions.eventsAfter(subscription, number);
  const page = events.slice(0, most).map((one) => one.xml);
  const content = page.length > 0 ? page.join('') : writeStatusEvent(watermarkOf(wish.mailbox, log.latest()));
  return done(
    element(
      'm:Notification',
      element('t:SubscriptionId', subscription.id) +
        element('t:PreviousWatermark', text) +
        element('t:MoreEvents', String(events.length > most)) +
        content,
    ),
  );
}
