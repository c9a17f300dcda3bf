import { done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { childText } from '../xml/node.ts';
import type { Call } from './call.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/unsubscribe-operation>. */
export function unsubscribe(call: Call): Outcome<string> {
  const found = call.subscriptions.find(childText(call.request, 'SubscriptionId') ?? '', call);
  if (found.ok) call.subscriptions.remove(found.value);
  return done(writeResponse(call, [found.ok ? done('') : found]));
}
