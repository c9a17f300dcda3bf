import { create } from 'zustand';
import { request } from '../../../app/bridge.ts';
import type { Failure } from '../../../../shared/failure.ts';
import type { CalendarItem } from '../../../../shared/model/calendar.ts';

/** Where a calendar item that was asked for is. */
export type OpenItem =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly item: CalendarItem }
  | { readonly state: 'failed'; readonly failure: Failure };

interface ItemsState {
  /** By `itemName`, the one asked for last at the end. */
  readonly items: ReadonlyMap<string, OpenItem>;
  /** Reads an item again; what is known of it stays on screen meanwhile. */
  readonly read: (sessionId: string, itemId: string) => Promise<void>;
  readonly forget: (sessionId: string, itemId: string) => void;
}

/** So many items are kept in memory over all sessions. */
const keptItems = 60;

/** Names an item among all sessions'. */
export function itemName(sessionId: string, itemId: string): string {
  return `${sessionId}\n${itemId}`;
}

/** Whole calendar items, with their attendees and text, as they were last read. */
export const useItemsStore = create<ItemsState>()((set, get) => {
  function keep(name: string, item: OpenItem): void {
    const items = new Map(get().items);
    items.delete(name);
    items.set(name, item);
    const oldest = items.keys().next();
    if (items.size > keptItems && oldest.done !== true) items.delete(oldest.value);
    set({ items });
  }
  return {
    items: new Map(),
    read: async (sessionId, itemId) => {
      const name = itemName(sessionId, itemId);
      const known = get().items.get(name);
      if (known?.state === 'loading') return;
      if (known?.state !== 'loaded') keep(name, { state: 'loading' });
      const answer = await request('calendar.get', { sessionId, itemId });
      keep(
        name,
        answer.ok ? { state: 'loaded', item: answer.value } : { state: 'failed', failure: answer.failure },
      );
    },
    forget: (sessionId, itemId) => {
      const items = new Map(get().items);
      items.delete(itemName(sessionId, itemId));
      set({ items });
    },
  };
});

/** The store as it is now, outside of drawing. */
export function itemsStore(): ItemsState {
  return useItemsStore.getState();
}
