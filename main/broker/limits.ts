/** How much of one server one identity may use at a time; below what Exchange allows, because it has other clients. */
export interface QueueLimits {
  /**
   * Requests under way, hanging ones included; one of them is kept for writes. EWSMaxConcurrency is 27, and 10 on older
   * servers.
   */
  readonly requests: number;
  /** Of them, SyncFolderItems and SyncFolderHierarchy. ConcurrentSyncCalls is 5. */
  readonly syncs: number;
  /** Of them, streaming connections. HangingConnectionLimit is 10, and 3 on Exchange 2013. */
  readonly hanging: number;
  /** Rows that the searches under way may return together: EWSFindCountLimit. */
  readonly rows: number;
  /** The same for searches with a restriction. */
  readonly restrictedRows: number;
  /** Messages in any minute: MessageRateLimit. */
  readonly messagesAMinute: number;
  /** Calls and searches of one session without a pace, after a rest. */
  readonly atOnce: number;
  /** And then in a second, while it wants several at a time. */
  readonly aSecond: number;
}

/**
 * Microsoft's numbers, or less. Of a pace Microsoft says nothing but that budgets recharge slowly: that one is ours, above
 * what a person or a synchronisation over a network asks for (`docs/decisions/0020-a-pace-for-what-runs-away.md`).
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export const queueLimits: QueueLimits = {
  requests: 10,
  syncs: 3,
  hanging: 2,
  rows: 1_000,
  restrictedRows: 250,
  messagesAMinute: 30,
  atOnce: 10,
  aSecond: 20,
};
