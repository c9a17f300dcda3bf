import type { Throttled } from '../transport/turns.ts';
import { readFault, readRefusal, type Refusal } from './refusal.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** What a busy reply says, and whether the whole request was refused before anything of it was done. */
export interface Busy extends Throttled {
  /**
   * `all`: a fault, so nothing was executed. `inside`: an internal error with the busy server beneath it, which leaves
   * open how far it came. `items`: single things of a batch were refused, others may be done.
   */
  readonly refused: 'all' | 'inside' | 'items';
}

/**
 * Finds a busy server in the content of a SOAP body, in each shape that it takes there: a fault, an internal error with
 * `ErrorServerBusy` beneath it, and `ErrorServerBusy` for single items. Null when the reply says nothing of the kind.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export function busyIn(content: XmlElement): Busy | null {
  if (content.name === 'Fault') {
    const fault = throttledBy(readFault(content));
    return fault === null ? null : { ...fault, refused: 'all' };
  }
  const found = refusedMessages(content).flatMap((message) => {
    const refusal = readRefusal(message);
    const throttled = throttledBy(refusal);
    return throttled === null ? [] : [{ ...throttled, isInside: refusal.innerCode !== null }];
  });
  const first = found[0];
  if (first === undefined) return null;
  const longest = Math.max(...found.map(({ backOffMs }) => backOffMs ?? 0));
  return {
    backOffMs: longest === 0 ? null : longest,
    exceeded: first.exceeded,
    refused: found.every(({ isInside }) => isInside) ? 'inside' : 'items',
  };
}

/** A refusal as the server's budget sees it; null for one that has nothing to do with it. */
function throttledBy({ code, innerCode, backOffMs, policy }: Refusal): Throttled | null {
  if (code === 'ErrorExceededFindCountLimit') return { backOffMs, exceeded: 'rows' };
  if (code === 'ErrorServerBusy' || innerCode === 'ErrorServerBusy') return { backOffMs, exceeded: null };
  if (code === 'ErrorExceededConnectionCount' || innerCode === 'ErrorExceededConnectionCount')
    return { backOffMs, exceeded: limitNamed(policy) };
  return null;
}

/** The limit that a throttling policy names; connections in general where it names none. */
function limitNamed(policy: string | null): Throttled['exceeded'] {
  switch (policy?.toLowerCase()) {
    case 'concurrentsynccalls':
      return 'sync';
    case 'hangingconnectionlimit':
      return 'hanging';
    default:
      return 'requests';
  }
}

/** Every response message that refuses something, wherever the operation puts them. */
function refusedMessages(response: XmlElement): XmlElement[] {
  const messages = [
    response,
    ...(child(response, 'ResponseMessages')?.children ?? []),
    ...response.children.filter(({ name }) => name === 'ResponseMessage'),
    ...(child(response, 'FreeBusyResponseArray')?.children ?? []).flatMap(({ children }) =>
      children.filter(({ name }) => name === 'ResponseMessage'),
    ),
  ];
  return messages.filter((message) => attribute(message, 'ResponseClass') === 'Error');
}
