import { booleanOf } from '../soap/values.ts';
import { childText, type XmlElement } from '../xml/xml-element.ts';

/** Where a page of a synchronisation ends. */
export interface SyncPosition {
  /** EWS's opaque token for what comes after this page. */
  readonly syncState: string;
  /** True when nothing is known to come after it. */
  readonly isLast: boolean;
}

/** What a synchronisation answers: a page, or that the server does not take the sync state any more. */
export type Synchronised<T> = ({ readonly is: 'page' } & T) | { readonly is: 'bad-sync-state' };

/** A sync state of Exchange's is some kilobytes; of large folder trees some hundreds. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Reads `SyncState` and whether the page includes the last change; null without a usable state. A server that does not
 * say whether more follows is taken to have more: asking once too often costs a request, once too little loses changes.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/syncstate-ex15websvcsotherref
 */
export function readSyncPosition(message: XmlElement): SyncPosition | null {
  const syncState = childText(message, 'SyncState')?.trim() ?? '';
  if (syncState === '' || syncState.length > LONGEST) return null;
  const last =
    childText(message, 'IncludesLastItemInRange') ?? childText(message, 'IncludesLastFolderInRange');
  return { syncState, isLast: booleanOf(last) ?? false };
}
