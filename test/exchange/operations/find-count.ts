import { refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Call } from './call.ts';

const oldVersions = new Set(['Exchange2007', 'Exchange2007_SP1', 'Exchange2009', 'Exchange2010']);

/**
 * How many rows a search may return now: what is left of EWSFindCountLimit makes a page shorter, as long as the
 * client pages, speaks a version after Exchange 2010, and anything is left at all.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange>.
 */
export function mostRowsNow(call: Call, most: number, isPaged: boolean): number {
  const room = call.rows.room();
  return isPaged && room > 0 && !oldVersions.has(call.version) ? Math.min(most, room) : most;
}

/** Charges rows to EWSFindCountLimit until the reply is out; a refusal where they do not fit. */
export function chargeRows(call: Call, rows: number): Extract<Outcome<never>, { ok: false }> | undefined {
  if (call.rows.take(rows)) return undefined;
  return oldVersions.has(call.version)
    ? refuse('ErrorServerBusy')
    : refuse(
        'ErrorExceededFindCountLimit',
        'You have exceeded the maximum number of objects that can be returned for the find operation.',
      );
}
