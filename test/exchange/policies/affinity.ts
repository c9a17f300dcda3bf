import type { RequestRecord } from '../ledger.ts';

/** A mailbox server behind the front end: it alone knows the subscriptions that were made on it. */
export interface BackEnd {
  readonly name: string;
  /** The address the client asked to be routed by, in lower case. */
  readonly anchor: string | undefined;
}

/**
 * Which mailbox server a request reaches: the one of its X-BackEndOverrideCookie, else the one of its
 * X-AnchorMailbox, else the one of the mailbox that asks.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-maintain-affinity-between-group-of-subscriptions-and-mailbox-server>.
 */
export function backEndOf(headers: RequestRecord['headers'], asker: string, backEnds: number): BackEnd {
  const text = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const anchor = text('x-anchormailbox')?.trim().toLowerCase();
  const chosen = /(?:^|;\s*)X-BackEndOverrideCookie=([a-z0-9]+)~/i.exec(text('cookie') ?? '')?.[1];
  const name = chosen ?? nameOf(homeOf(anchor ?? asker, backEnds));
  return { name, anchor };
}

/** Mailboxes are spread over the servers by the letters of their addresses. */
function homeOf(address: string, backEnds: number): number {
  return Buffer.from(address).reduce((sum, octet) => sum + octet, 0) % backEnds;
}

function nameOf(number: number): string {
  return number === 0 ? 'exchange' : `exchange${number + 1}`;
}
