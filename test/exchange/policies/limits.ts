import { createRequestWindow } from './request-window.ts';
import type { RequestWindow } from './request-window.ts';
import type { Policies } from './policies.ts';
import type { Refusal } from '../soap/outcome.ts';
import type { Clock } from '../store/clock.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

/** What a request asks of the server, for its limits. */
export interface Burden {
  readonly account: string;
  readonly operation: string;
  readonly request: XmlNode;
}

/** Let in, until `leave` is called; or not, with a fault or as a server that is too busy. */
export type Admission =
  | {
      readonly type: 'in';
      readonly rows: RowCount;
      readonly unserved: Unserved | undefined;
      /** ms that the request takes on the server's clock. */
      readonly milliseconds: number;
      leave(): void;
    }
  | { readonly type: 'fault'; readonly refusal: Refusal; readonly backOff: number | undefined }
  | { readonly type: 'busy'; readonly backOff: number | undefined };

/**
 * The end of a batch that the budget or the time does not reach. Both are looked at after each item, so that the
 * items before are done and these are refused one by one.
 */
export interface Unserved {
  readonly count: number;
  readonly code: 'ErrorServerBusy' | 'ErrorTimeoutExpired';
  /** ms to wait, where the policy tells it. */
  readonly backOff: number | undefined;
}

/** How many rows one request may still return. */
export interface RowCount {
  /** Whether so many rows more fit into EWSFindCountLimit. */
  take(rows: number): boolean;
  /** How many rows would fit. */
  room(): number;
}

/** Watches one server's policies. */
export interface Limits {
  admit(burden: Burden): Admission;
  /** ms until an account may have one more message delivered; 0 when it may now. Counts the message. */
  delayOfMessage(account: string): number;
}

interface Course {
  readonly milliseconds: number;
  readonly unserved: Unserved | undefined;
}

interface Use {
  requests: number;
  syncs: number;
  rows: number;
}

/** Limits in which nothing is used yet. */
export function createLimits(policies: Policies, clock: Clock): Limits {
  const uses = new Map<string, Use>();
  const spent: RequestWindow = createRequestWindow(clock);
  const sent: RequestWindow = createRequestWindow(clock);
  const useOf = (account: string): Use => {
    let use = uses.get(account);
    if (!use) uses.set(account, (use = { requests: 0, syncs: 0, rows: 0 }));
    return use;
  };

  function concurrency(policy: string, limit: number): Admission {
    const backOff = policies.givesBackOff ? policies.backOffMilliseconds : undefined;
    const text =
      'You have exceeded the available concurrent connections for your account. Try again once your other requests have completed.';
    const values = {
      ...(backOff === undefined ? {} : { BackOffMilliseconds: String(backOff) }),
      Policy: policy,
      MaxConcurrencyLimit: String(limit),
      ErrorMessage: `This operation exceeds the throttling budget for policy part '${policy}', policy value '${limit}'.`,
    };
    return { type: 'fault', refusal: { code: 'ErrorExceededConnectionCount', text, values }, backOff };
  }

  function overdrawn(account: string, cost: number): Admission | undefined {
    const wait = spent.take(account, cost, policies.budget);
    if (wait === 0) return undefined;
    return { type: 'busy', backOff: policies.givesBackOff ? wait : undefined };
  }

  /** How far a batch comes, and how long it takes. */
  function courseOf(account: string, items: number): Course {
    const { budget, itemMilliseconds, requestMilliseconds } = policies;
    const isRefused = policies.overBudget === 'refuse';
    const paid = isRefused ? spent.spend(account, items, budget) : items;
    let milliseconds = 0;
    for (let done = 0; done < paid; done += 1) {
      const begun = isRefused ? milliseconds : spent.spendLater(account, budget, milliseconds);
      if (begun + itemMilliseconds > requestMilliseconds)
        return {
          milliseconds: requestMilliseconds,
          unserved: { count: items - done, code: 'ErrorTimeoutExpired', backOff: undefined },
        };
      milliseconds = begun + itemMilliseconds;
    }
    if (paid === items) return { milliseconds, unserved: undefined };
    const backOff = policies.givesBackOff ? spent.wait(account, budget) : undefined;
    return { milliseconds, unserved: { count: items - paid, code: 'ErrorServerBusy', backOff } };
  }

  return {
    delayOfMessage: (account) => sent.reserve(account, policies.messageRateLimit),
    admit: ({ account, operation, request }) => {
      const use = useOf(account);
      const isSync = operation === 'SyncFolderItems' || operation === 'SyncFolderHierarchy';
      if (use.requests >= policies.maxConcurrency)
        return concurrency('EwsMaxConcurrency', policies.maxConcurrency);
      if (isSync && use.syncs >= policies.concurrentSyncCalls)
        return concurrency('ConcurrentSyncCalls', policies.concurrentSyncCalls);
      const asked = child(request, 'MailboxDataArray')?.children.length ?? 0;
      if (asked > policies.availabilityMailboxes)
        return {
          type: 'fault',
          refusal: { code: 'ErrorMailboxDataArrayTooBig', text: 'The mailbox data array is too big.' },
          backOff: undefined,
        };
      const refusal = overdrawn(account, 1);
      if (refusal) return refusal;
      const course =
        operation === 'GetStreamingEvents'
          ? { milliseconds: 0, unserved: undefined }
          : courseOf(account, itemsOf(request));
      let own = 0;
      use.requests += 1;
      use.syncs += isSync ? 1 : 0;
      return {
        type: 'in',
        ...course,
        rows: {
          room: () => policies.findCountLimit - use.rows,
          take: (rows) => {
            if (use.rows + rows > policies.findCountLimit) return false;
            use.rows += rows;
            own += rows;
            return true;
          },
        },
        leave: () => {
          use.requests -= 1;
          use.syncs -= isSync ? 1 : 0;
          use.rows -= own;
        },
      };
    },
  };
}

/** The part of a request that lists items or folders, for an operation that answers each of them by itself. */
const lists: ReadonlySet<string> = new Set([
  'ItemIds',
  'Items',
  'ItemChanges',
  'FolderIds',
  'ParentFolderIds',
  'AttachmentIds',
  'Attachments',
]);

/** How many items or folders a request names or brings. */
export function itemsOf(request: XmlNode): number {
  return request.children.find((one) => lists.has(one.name))?.children.length ?? 1;
}

/** The request without the last `count` items of its list. */
export function withoutLast(request: XmlNode, count: number): XmlNode {
  const children = request.children.map((one) =>
    lists.has(one.name) ? { ...one, children: one.children.slice(0, one.children.length - count) } : one,
  );
  return { ...request, children };
}
