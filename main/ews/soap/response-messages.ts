import { failed, success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { readRefusal } from './refusal.ts';
import { refusalFailure, type RefusedCall } from './refusal-failure.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';

/** Which reply is read, on whose behalf, and for how many things it was asked. */
export interface ExpectedMessages {
  readonly service: EwsService;
  readonly operation: string;
  /** How many folders, items or attachments the request named; at least 1. */
  readonly count: number;
  /** The distinguished folders that the request named, in its order, or the one that all of it was about. */
  readonly folders?: readonly (string | undefined)[] | undefined;
}

/**
 * One result for each thing asked for, in the order asked. A single error may stand for them all, and a server may
 * stop in mid-batch: what follows a last error is given that error. A success that is missing, and more messages than
 * were asked for, refuse the whole reply as `unexpected`, because a result must never be taken for another item's.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/responsemessages
 */
export function responseMessages(
  response: XmlElement,
  expected: ExpectedMessages,
): Result<readonly Result<XmlElement>[]> {
  const { service, operation, folders = [] } = expected;
  const results = (child(response, 'ResponseMessages')?.children ?? []).map((message, index) =>
    responseMessage(message, { service, operation, folder: folders[index] ?? folders[0] }),
  );
  const last = results.at(-1);
  const unexpected = failed({ kind: 'reply-refused', host: service.host, reason: 'unexpected' });
  if (last === undefined || results.length > expected.count) return unexpected;
  if (results.length < expected.count && last.ok) return unexpected;
  while (results.length < expected.count) results.push(last);
  return success(results);
}

/**
 * One response message as a result. A `Warning` carries what was asked for (an ambiguous name, for instance), except
 * `ErrorBatchProcessingStopped`, which says that this item was never looked at.
 */
export function responseMessage(message: XmlElement, call: RefusedCall): Result<XmlElement> {
  const responseClass = attribute(message, 'ResponseClass');
  const isStopped = childText(message, 'ResponseCode')?.trim() === 'ErrorBatchProcessingStopped';
  const isUsable = responseClass === 'Success' || responseClass === 'Warning';
  if (isUsable && !isStopped) return success(message);
  return failed(refusalFailure(readRefusal(message), call));
}
