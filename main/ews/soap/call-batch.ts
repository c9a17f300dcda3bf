import { failed, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { afterCall, call, type Call } from './call.ts';
import { responseMessages } from './response-messages.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/**
 * Makes one call that asks for `count` things, and gives one result for each in order; the outer failure is the whole
 * call's. See `call` and `responseMessages`.
 */
export async function callBatch(
  service: EwsService,
  request: Call & { readonly count: number },
): Promise<Result<readonly Result<XmlElement>[]>> {
  const response = await call(service, request);
  if (!response.ok) return response;
  const { operation, count, folders } = request;
  const messages = responseMessages(response.value, { service, operation, count, folders });
  return messages.ok ? messages : failed(afterCall(messages.failure, request));
}

/** Makes one call that asks for one thing, and gives its response message. */
export async function callSingle(service: EwsService, request: Call): Promise<Result<XmlElement>> {
  const messages = await callBatch(service, { ...request, count: 1 });
  if (!messages.ok) return messages;
  return messages.value[0] ?? failed({ kind: 'reply-refused', host: service.host, reason: 'unexpected' });
}

/** Reads every success of a batch with one reader and leaves the failures in their places. */
export function readEach<T>(
  messages: readonly Result<XmlElement>[],
  read: (message: XmlElement) => Result<T>,
): readonly Result<T>[] {
  return messages.map((message) => (message.ok ? read(message.value) : message));
}
