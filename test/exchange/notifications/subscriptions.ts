import { randomUUID } from 'node:crypto';

import type { BackEnd } from '../policies/affinity.ts';
import type { Policies } from '../policies/policies.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { StoreChangeType } from '../store/announce.ts';
import type { Clock } from '../store/clock.ts';
import type { Folder, Mailbox } from '../store/types.ts';
import { createEventLog } from './event-log.ts';
import type { EventLog, LoggedEvent } from './event-log.ts';

/** What somebody wants to hear of. */
export interface Wish {
  readonly kind: 'pull' | 'streaming';
  /** Who subscribed: whom the credentials prove, and whose rights counted. */
  readonly authenticated: string;
  readonly identity: string;
  readonly mailbox: Mailbox;
  /** The mailbox server that it is made on. */
  readonly backEnd: BackEnd;
  /** `undefined`: every folder. */
  readonly folders: ReadonlySet<Folder> | undefined;
  readonly types: ReadonlySet<StoreChangeType>;
  /** ms without a question after which it ends. */
  readonly patience: number;
  /** Number of the last event that is known already; the newest without it. */
  readonly from?: number;
}

/** A running subscription. */
export interface Subscription {
  readonly id: string;
  readonly wish: Wish;
  readonly log: EventLog;
  /** Number of the last event that was looked at for its connection. */
  position: number;
  lastUsed: number;
  hasExpired: boolean;
  /** Closes the connection that now carries it, because of this code. */
  connection: ((code: string) => void) | undefined;
}

/** Who asks for a subscription. */
export interface Asker {
  readonly authenticated: string;
  readonly identity: string;
  readonly backEnd: BackEnd;
}

/** All subscriptions of one server. */
export interface Subscriptions {
  add(wish: Wish): Outcome<Subscription>;
  /** The subscription of this id, if it lives and is the asker's. */
  find(id: string, asker: Asker): Outcome<Subscription>;
  remove(subscription: Subscription): void;
  /** Events after a number that the subscription asked for. */
  eventsAfter(subscription: Subscription, number: number): readonly LoggedEvent[];
  /** The event log of a mailbox; it begins when first asked for. */
  logOf(mailbox: Mailbox): EventLog;
}

/** Streaming subscriptions that no connection carries end after this many ms. */
export const streamingPatience = 30 * 60_000;

/** No subscriptions, yet. */
export function createSubscriptions(clock: Clock, policies: Policies): Subscriptions {
  const all = new Map<string, Subscription>();
  const logs = new Map<Mailbox, EventLog>();

  function logOf(mailbox: Mailbox): EventLog {
    let log = logs.get(mailbox);
    if (!log) logs.set(mailbox, (log = createEventLog(mailbox, clock)));
    return log;
  }

  function expire(): void {
    for (const one of all.values())
      if (!one.connection && clock.now() - one.lastUsed > one.wish.patience) one.hasExpired = true;
  }

  function isGroupFull({ authenticated, backEnd, mailbox }: Wish): boolean {
    if (backEnd.anchor === undefined) return false;
    const group = [...all.values()].filter(
      ({ wish, hasExpired }) =>
        !hasExpired && wish.authenticated === authenticated && wish.backEnd.anchor === backEnd.anchor,
    );
    const mailboxes = new Set(group.map((one) => one.wish.mailbox));
    return !mailboxes.has(mailbox) && mailboxes.size >= policies.mailboxesPerGroup;
  }

  return {
    logOf,
    add: (wish) => {
      expire();
      const living = [...all.values()].filter((one) => one.wish.mailbox === wish.mailbox && !one.hasExpired);
      if (living.length >= policies.maxSubscriptions)
        return refuse(
          'ErrorExceededSubscriptionCount',
          'You have exceeded the available subscriptions for your account. Remove unnecessary subscriptions and try your request again.',
        );
      if (isGroupFull(wish))
        return refuse(
          'ErrorExceededSubscriptionCount',
          'The affinity group of this anchor mailbox holds too many mailboxes.',
        );
      const log = logOf(wish.mailbox);
      const subscription: Subscription = {
        id: Buffer.from(`exchange.contoso.test ${randomUUID()}`).toString('base64'),
        wish,
        log,
        position: wish.from ?? log.latest(),
        lastUsed: clock.now(),
        hasExpired: false,
        connection: undefined,
      };
      all.set(subscription.id, subscription);
      return done(subscription);
    },
    find: (id, asker) => {
      expire();
      const found = all.get(id.trim());
      if (!found || found.wish.backEnd.name !== asker.backEnd.name)
        return refuse('ErrorSubscriptionNotFound', 'The specified subscription was not found.');
      const { wish } = found;
      if (wish.authenticated !== asker.authenticated || wish.identity !== asker.identity)
        return refuse(
          'ErrorSubscriptionAccessDenied',
          'You do not have permission to access this subscription.',
        );
      if (found.hasExpired) {
        all.delete(found.id);
        return refuse('ErrorExpiredSubscription', 'The subscription has expired.');
      }
      found.lastUsed = clock.now();
      return done(found);
    },
    remove: (subscription) => {
      all.delete(subscription.id);
      subscription.connection?.('ErrorSubscriptionUnsubscribed');
    },
    eventsAfter: ({ wish, log }, number) =>
      log.after(number).filter((event) => {
        if (!wish.types.has(event.type)) return false;
        const { folders } = wish;
        return !folders || event.folders.some((one) => folders.has(one));
      }),
  };
}
