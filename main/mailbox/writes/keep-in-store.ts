import type { MessageRow } from '../../../shared/model/message.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import type { ThreadContext } from '../context.ts';

/** Lets a row say at once what a write has done, ahead of the next synchronisation. */
export function changeStoredRow(context: ThreadContext, itemId: string, change: Partial<MessageRow>): void {
  keep(context, () => context.store.changeRow(itemId, change));
}

/** Takes a row away: its item was moved, deleted, or is found to be gone. */
export function removeStoredRow(context: ThreadContext, itemId: string): void {
  keep(context, () => context.store.removeRow(itemId));
}

/** The stored stretches of the calendar are not true any more; views read it anew. */
export function calendarHasChanged(context: ThreadContext): void {
  keep(context, () => context.store.markCalendarStale());
  context.tellEvent({ event: 'calendar' });
}

/** The write is done whatever this machine's disk says: the next synchronisation brings the rows right. */
function keep(context: ThreadContext, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    context.tellDefect('a write could not be taken down in the store', error.message);
  }
}
