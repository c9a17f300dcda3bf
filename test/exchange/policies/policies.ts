/** How a server says that it is too busy; the four shapes that are seen in the wild. */
export type ThrottlingShape =
  /** 503 with a page of HTML. */
  | 'http-503'
  /** HTTP 500 with a SOAP fault, ErrorServerBusy. */
  | 'fault'
  /** HTTP 200 with ErrorInternalServerError in the response message and ErrorServerBusy inside it. */
  | 'inner'
  /** HTTP 200 with ErrorServerBusy in a response message for each item. */
  | 'item';

/**
 * A throttling policy, as an administrator sets it, with the limits that EWS has besides. `Infinity` is no limit.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange>.
 */
export interface Policies {
  /** EwsMaxConcurrency: requests of one account at the same time. */
  readonly maxConcurrency: number;
  /** EWSFindCountLimit: rows that the running searches of one account may return together. */
  readonly findCountLimit: number;
  /** Rows of one search with a Restriction or QueryString. */
  readonly findCountLimitFiltered: number;
  /** ConcurrentSyncCalls: SyncFolderItems and SyncFolderHierarchy of one account at the same time. */
  readonly concurrentSyncCalls: number;
  /** HangingConnectionLimit: streaming connections of one account. */
  readonly hangingConnectionLimit: number;
  /** EwsMaxSubscriptions, charged to the mailbox that is watched. */
  readonly maxSubscriptions: number;
  /** SubscriptionIds in one GetStreamingEvents. */
  readonly subscriptionsPerConnection: number;
  /** Mailbox servers behind the front end; with more than one, requests about subscriptions need affinity. */
  readonly backEnds: number;
  /** Mailboxes of one affinity group: those whose subscriptions were made under one X-AnchorMailbox. */
  readonly mailboxesPerGroup: number;
  /** MessageRateLimit: messages of one account in a minute; more wait for their minute before they are delivered. */
  readonly messageRateLimit: number;
  /** Rows of one page of a search. */
  readonly findPageSize: number;
  /** Changes of one page of SyncFolderItems. */
  readonly syncPageSize: number;
  /** Mailboxes in one GetUserAvailability. */
  readonly availabilityMailboxes: number;
  /** What an account may spend: it costs one point to ask and one for each item; so many points come back a minute. */
  readonly budget: number;
  /**
   * What becomes of the part of a batch that the budget does not reach: each item is refused, or each waits until the
   * budget has come back, as Microsoft's page says.
   */
  readonly overBudget: 'refuse' | 'delay';
  /** ms that the server takes over each item: a busy one delays each by up to 500 (CPUStartPercent). */
  readonly itemMilliseconds: number;
  /** ms that a request may take; what is not done by then is ErrorTimeoutExpired. Streams have no such limit. */
  readonly requestMilliseconds: number;
  /**
   * Items of one GetItem by an account that synchronises. Exchange takes larger batches without a word; the ledger
   * lists them.
   */
  readonly syncBatchSize: number;
  /** How a request that exceeds the budget is answered. */
  readonly throttlingShape: ThrottlingShape;
  /** Whether a throttled request is told for how long. */
  readonly givesBackOff: boolean;
  /** ms that a request beyond ConcurrentSyncCalls or the budget is told to wait. */
  readonly backOffMilliseconds: number;
  /** ms between the signs of life of a streaming connection. */
  readonly heartbeatMilliseconds: number;
}

/** The defaults of Exchange Server SE, 2019 and 2016. */
export const exchangeServer: Policies = {
  maxConcurrency: 27,
  findCountLimit: 1_000,
  findCountLimitFiltered: 250,
  concurrentSyncCalls: 5,
  hangingConnectionLimit: 10,
  maxSubscriptions: 5_000,
  subscriptionsPerConnection: 200,
  backEnds: 1,
  mailboxesPerGroup: 200,
  messageRateLimit: Infinity,
  findPageSize: 1_000,
  syncPageSize: 512,
  availabilityMailboxes: 100,
  budget: Infinity,
  overBudget: 'refuse',
  itemMilliseconds: 0,
  requestMilliseconds: 60_000,
  syncBatchSize: 10,
  throttlingShape: 'fault',
  givesBackOff: true,
  backOffMilliseconds: 5_000,
  heartbeatMilliseconds: 45_000,
};

/** Exchange 2013: fewer streaming connections, and no limit of its own for synchronising. */
export const exchange2013: Policies = {
  ...exchangeServer,
  hangingConnectionLimit: 3,
  concurrentSyncCalls: Infinity,
};

/** Exchange Online. */
export const exchangeOnline: Policies = {
  ...exchangeServer,
  maxSubscriptions: 20,
  messageRateLimit: 30,
};
