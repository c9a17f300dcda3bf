import type { Failure } from '../../../shared/failure.ts';

/**
 * What refusals of synchronisation and notification mean, by response code. Codes that are not here have no meaning of
 * their own for either. https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/handling-notification-related-errors-in-ews-in-exchange
 */
const lostSubscription: ReadonlySet<string> = new Set([
  'ErrorSubscriptionNotFound',
  'ErrorExpiredSubscription',
  'ErrorInvalidSubscription',
  'ErrorInvalidSubscriptionId',
  'ErrorInvalidPullSubscriptionId',
  'ErrorInvalidWatermark',
  'ErrorMissedNotificationEvents',
  'ErrorReadEventsFailed',
  'ErrorReadEventsFailedAndNotRecoverable',
  'ErrorSubscriptionUnsubscribed',
  'ErrorNewEventStreamConnectionOpened',
  'ErrorSubscriptionAccessDenied',
]);

const missingRight: ReadonlySet<string> = new Set([
  'ErrorSubscriptionDelegateAccessNotSupported',
  'ErrorAccessDenied',
  'ErrorItemNotFound',
  'ErrorFolderNotFound',
]);

const tooMany: ReadonlySet<string> = new Set([
  'ErrorExceededSubscriptionCount',
  'ErrorExceededConnectionCount',
  'ErrorTooManyObjectsOpened',
]);

/** The server does not take the sync state: everything must be asked for anew. */
export function isBadSyncState(failure: Failure): boolean {
  return failure.kind === 'response-code' && failure.code === 'ErrorInvalidSyncStateData';
}

/** The subscription is gone, or has missed events: a new one is needed, without the old watermark, and a full sync. */
export function isLostSubscription(failure: Failure): boolean {
  return failure.kind === 'response-code' && lostSubscription.has(failure.code);
}

/** Whoever asks may not subscribe to these folders; they are the owner's to grant. */
export function isMissingRight(failure: Failure): boolean {
  return failure.kind === 'response-code' && missingRight.has(failure.code);
}

/** Too many subscriptions or connections are open already. */
export function isTooMany(failure: Failure): boolean {
  return failure.kind === 'response-code' && tooMany.has(failure.code);
}
