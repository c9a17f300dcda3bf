import type { Call } from '../operations/call.ts';
import type { Refusal } from '../soap/outcome.ts';
import { declarations } from '../soap/response.ts';
import { element, textElement } from '../xml/write.ts';
import type { StreamSink } from './streams.ts';
import type { Subscription } from './subscriptions.ts';

/** Response messages of GetStreamingEvents, as real servers write them. */
const name = 'm:GetStreamingEventsResponseMessage';

/** The response for subscriptions that are not there, or not the caller's. */
export function writeErrors(call: Call, refusal: Refusal, ids: readonly string[]): string {
  call.record.resultCodes.push(refusal.code);
  return errorMessage(refusal.code, refusal.text, ids);
}

function errorMessage(code: string, text: string, ids: readonly string[]): string {
  const list = ids.map((id) => textElement('m:SubscriptionId', id)).join('');
  const inner =
    textElement('m:MessageText', text) +
    element('m:ResponseCode', code) +
    element('m:DescriptiveLinkKey', '0') +
    (ids.length > 0 ? element('m:ErrorSubscriptionIds', list) : '');
  return around(element(name, inner, { ResponseClass: 'Error' }));
}

function around(message: string): string {
  return element('m:GetStreamingEventsResponse', element('m:ResponseMessages', message), declarations);
}

function success(inner: string): string {
  return around(element(name, element('m:ResponseCode', 'NoError') + inner, { ResponseClass: 'Success' }));
}

const alive = success(element('m:ConnectionStatus', 'OK'));
const closed = success(element('m:ConnectionStatus', 'Closed'));

/**
 * Hangs a stream on the reply to this call; gives the response that comes at once. A subscription that another
 * connection carries leaves that one, which ends.
 */
export function openStream(call: Call, subscriptions: readonly Subscription[], milliseconds: number): string {
  call.record.resultCodes.push('NoError');
  const { store, policies } = call;
  const leave = call.streams.enter(call.authenticated);
  call.openStream((sink) => {
    const endings: (() => void)[] = [leave];
    const close = () => {
      for (const one of endings.splice(0)) one();
    };
    const endWith = (response: string) => {
      sink.write(response);
      close();
      sink.end();
    };
    const beat = () => {
      sink.write(alive);
      cancelBeat = store.clock.alarm(policies.heartbeatMilliseconds, beat);
    };
    let cancelBeat = store.clock.alarm(policies.heartbeatMilliseconds, beat);
    endings.push(
      () => cancelBeat(),
      store.clock.alarm(milliseconds, () => endWith(closed)),
    );
    // Last, because it may end the stream at once.
    carry(subscriptions, { sink, call, endings, endWith });
    return close;
  });
  return alive;
}

interface Carrier {
  readonly sink: StreamSink;
  readonly call: Call;
  readonly endings: (() => void)[];
  readonly endWith: (response: string) => void;
}

function carry(subscriptions: readonly Subscription[], { sink, call, endings, endWith }: Carrier): void {
  let isWaiting = false;
  let isOver = false;
  const flush = (): void => {
    isWaiting = false;
    const lost = subscriptions.find((one) => one.position < one.log.forgotten());
    if (lost && !isOver)
      return endWith(
        errorMessage('ErrorMissedNotificationEvents', 'Notification events were missed.', [lost.id]),
      );
    const notifications = isOver ? '' : subscriptions.map((one) => takeEvents(call, one)).join('');
    if (notifications !== '') sink.write(success(element('m:Notifications', notifications)));
  };
  const wake = () => {
    if (isWaiting) return;
    isWaiting = true;
    setImmediate(flush);
  };
  for (const one of subscriptions) {
    one.connection?.('ErrorNewEventStreamConnectionOpened');
    one.connection = (code) =>
      endWith(errorMessage(code, 'The connection no longer carries this subscription.', [one.id]));
    one.log.listeners.add(wake);
  }
  endings.push(() => {
    isOver = true;
    for (const one of subscriptions) {
      one.connection = undefined;
      one.lastUsed = call.store.clock.now();
      one.log.listeners.delete(wake);
    }
  });
  flush();
}

/** `m:Notification` for what a subscription has not told yet; the schema would have it in the other namespace. */
function takeEvents(call: Call, subscription: Subscription): string {
  const events = call.subscriptions.eventsAfter(subscription, subscription.position);
  subscription.position = subscription.log.latest();
  if (events.length === 0) return '';
  return element(
    'm:Notification',
    element('t:SubscriptionId', subscription.id) + events.map((one) => one.xml).join(''),
  );
}
