import type { Failure } from '../../../shared/failure.ts';

/** Waits between rounds that failed, in milliseconds; the last one again and again. */
const WAITS = [1_000, 2_000, 5_000, 15_000, 60_000];

/**
 * After how long a round of synchronisation that failed so many times in a row is tried again, in milliseconds; null where
 * that is of no use: somebody has to do something first. A busy server's own hint counts, if it is longer.
 */
export function retryAfterMs(failure: Failure, failures: number): number | null {
  const waitMs = WAITS[Math.min(failures, WAITS.length) - 1] ?? 0;
  switch (failure.kind) {
    case 'server-busy':
      return Math.max(failure.retryAfterMs ?? 0, waitMs);
    case 'server-not-found':
    case 'server-unreachable':
    case 'timed-out':
    case 'reply-truncated':
    case 'reply-refused':
    case 'reply-too-large':
    case 'proxy-page':
    case 'not-exchange':
      return waitMs;
    case 'response-code':
      return isTemporary(failure.code) ? waitMs : null;
    default:
      return null;
  }
}

/** https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/responsecode */
function isTemporary(code: string): boolean {
  switch (code) {
    case 'ErrorInternalServerError':
    case 'ErrorInternalServerTransientError':
    case 'ErrorMailboxMoveInProgress':
    case 'ErrorMailboxFailover':
    case 'ErrorMailboxStoreUnavailable':
    case 'ErrorTimeoutExpired':
    case 'ErrorConnectionFailedTransientError':
    case 'ErrorExceededConnectionCount':
      return true;
    default:
      return false;
  }
}
