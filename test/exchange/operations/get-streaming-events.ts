import { openStream, writeErrors } from '../notifications/stream.ts';
import type { Subscription } from '../notifications/subscriptions.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome, Refusal } from '../soap/outcome.ts';
import { child, childText } from '../xml/node.ts';
import type { Call } from './call.ts';

/**
 * Answers at once, and goes on to answer until its time is over.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getstreamingevents-operation>.
 */
export function getStreamingEvents(call: Call): Outcome<string> {
  const minutes = Number(childText(call.request, 'ConnectionTimeout'));
  const ids = (child(call.request, 'SubscriptionIds')?.children ?? []).map((one) => one.text.trim());
  const { subscriptionsPerConnection, hangingConnectionLimit } = call.policies;
  if (ids.length > subscriptionsPerConnection)
    return refuse('ErrorInvalidSubscriptionRequest', 'The request holds too many subscriptions.');
  const found: Subscription[] = [];
  const missing: string[] = [];
  let first: Refusal | undefined;
  for (const id of ids) {
    const one = call.subscriptions.find(id, call);
    if (one.ok && one.value.wish.kind === 'streaming') found.push(one.value);
    else {
      missing.push(id);
      first ??= one.ok ? wrongKind : one.refusal;
    }
  }
  if (first) return done(writeErrors(call, first, missing));
  if (call.streams.count(call.authenticated) >= hangingConnectionLimit)
    return done(writeErrors(call, tooMany, []));
  return done(openStream(call, found, minutes * 60_000));
}

const wrongKind: Refusal = {
  code: 'ErrorInvalidSubscription',
  text: 'The subscription is not a streaming subscription.',
};
const tooMany: Refusal = {
  code: 'ErrorExceededConnectionCount',
  text: 'You have exceeded the available concurrent connections for your account. Try again once your other requests have completed.',
};
