import { create } from 'zustand';
import type {
  CalendarItem,
  CalendarRow,
  MeetingOutcome,
  MeetingTime,
} from '../../../shared/model/calendar.ts';
import type { Leftovers } from '../../components/words/leftover-words.ts';
import type { Failure } from '../../../shared/failure.ts';
import { calendarRange, today, type CalendarLayout, type CalendarRange } from './calendar-range.ts';
import { displayZone } from './display-zone.ts';
import { request } from '../../app/bridge.ts';
import { useStatusStore } from '../../app/stores/status-store.ts';
import type { MeetingValues } from './meeting/meeting-form-values.ts';
import { pageKey, unknownPage, withItem, withKept, type KeptPage, type Pages } from './calendar-pages.ts';

/** What lies over the calendar. One at a time. */
export type CalendarOverlay =
  | { readonly overlay: 'none' }
  | { readonly overlay: 'item'; readonly itemId: string }
  /** A meeting form; what a person filled in is kept while another mailbox is shown. */
  | {
      readonly overlay: 'form';
      readonly item: CalendarItem | null;
      readonly before: MeetingValues;
      readonly values: MeetingValues;
      /** Text in the fields for people that is nobody yet. */
      readonly leftovers?: Leftovers | undefined;
    }
  /** A block on its way by keys: Enter puts it there, Escape takes it back. */
  | { readonly overlay: 'nudge'; readonly row: CalendarRow; readonly time: MeetingTime }
  | { readonly overlay: 'move'; readonly row: CalendarRow; readonly time: MeetingTime }
  | { readonly overlay: 'cancel'; readonly row: CalendarRow; readonly messageText: string };

/** What came of the last write, said beside the calendar until the next one. */
export type CalendarReport =
  | { readonly report: 'none' }
  | { readonly report: 'running'; readonly words: string }
  | { readonly report: 'done'; readonly words: string; readonly outcome: MeetingOutcome }
  | {
      readonly report: 'failed';
      readonly failure: Failure;
      /** Does the same once more on the server's version: offered where somebody else changed the same. */
      readonly keepMine: (() => Promise<void>) | null;
    };

/** One mailbox's calendar as it was left. */
export interface CalendarPlace {
  readonly layout: CalendarLayout;
  /** ISO date in the display zone. */
  readonly date: string;
  readonly pages: Pages;
  /** Times that a person chose and main has not confirmed, by item id. */
  readonly pending: ReadonlyMap<string, MeetingTime>;
  readonly focused: string | null;
  readonly overlay: CalendarOverlay;
  readonly report: CalendarReport;
  /** Pixels from the top of the hours; null until a person has scrolled. */
  readonly scrollTop: number | null;
}

interface CalendarState {
  /** By session id. */
  readonly places: Readonly<Record<string, CalendarPlace>>;
  /** Reads one stretch and keeps it; what is known stays on screen meanwhile. */
  readonly read: (sessionId: string, range: CalendarRange) => Promise<void>;
  /** The calendar has changed: reads the stretch on screen again, and the others when they are shown. */
  readonly refresh: (sessionId: string) => Promise<void>;
  /** The session has failed: nothing that was shown of it stays. */
  readonly forget: (sessionId: string) => void;
  readonly change: (sessionId: string, change: Partial<CalendarPlace>) => void;
  /** Puts an item as main read it back in place of the one that was changed. */
  readonly replace: (sessionId: string, formerId: string, item: CalendarItem | null) => void;
  /** Draws an item at a time that is not confirmed yet; null takes that back. */
  readonly propose: (sessionId: string, itemId: string, time: MeetingTime | null) => void;
}

/** A calendar that nobody has looked at yet. */
export function freshPlace(date: string): CalendarPlace {
  return {
    layout: 'work-week',
    date,
    pages: new Map(),
    pending: new Map(),
    focused: null,
    overlay: { overlay: 'none' },
    report: { report: 'none' },
    scrollTop: null,
  };
}

/** The calendars of all open sessions: what was read of them and how each was left. */
export const useCalendarStore = create<CalendarState>()((set, get) => {
  function update(sessionId: string, change: (place: CalendarPlace) => Partial<CalendarPlace>): void {
    set(({ places }) => {
      const place = places[sessionId] ?? freshPlace(today(displayZone()));
      return { places: { ...places, [sessionId]: { ...place, ...change(place) } } };
    });
  }
  function keep(sessionId: string, key: string, change: (kept: KeptPage) => KeptPage): void {
    update(sessionId, ({ pages }) => ({
      pages: withKept(pages, key, change(pages.get(key) ?? unknownPage)),
    }));
  }
  return {
    places: {},
    read: async (sessionId, range) => {
      const key = pageKey(range);
      if (get().places[sessionId]?.pages.get(key)?.now.reading === 'running') return;
      keep(sessionId, key, (kept) => ({ ...kept, now: { reading: 'running' } }));
      const { start, end } = range;
      const answer = await request('calendar.list', { sessionId, start, end });
      if (answer.ok)
        useStatusStore
          .getState()
          .reportFreshness(sessionId, 'calendar', { label: 'Calendar', asOf: answer.value.asOf });
      keep(sessionId, key, (kept) =>
        answer.ok
          ? { page: answer.value, now: { reading: 'idle' } }
          : { ...kept, now: { reading: 'failed', failure: answer.failure } },
      );
    },
    refresh: async (sessionId) => {
      const place = get().places[sessionId];
      if (place === undefined) return;
      const range = rangeShown(place, displayZone());
      const shown = place.pages.get(pageKey(range));
      update(sessionId, () => ({ pages: new Map(shown === undefined ? [] : [[pageKey(range), shown]]) }));
      await get().read(sessionId, range);
    },
    forget: (sessionId) => set(({ places: { [sessionId]: _forgotten, ...places } }) => ({ places })),
    change: (sessionId, change) =>
      update(sessionId, (place) => ({ ...(change.overlay === undefined ? {} : leaving(place)), ...change })),
    replace: (sessionId, formerId, item) =>
      update(sessionId, ({ pages, pending }) => ({
        pages: withItem(pages, formerId, item),
        pending: without(pending, formerId),
      })),
    propose: (sessionId, itemId, time) =>
      update(sessionId, ({ pending }) => ({
        pending: time === null ? without(pending, itemId) : new Map(pending).set(itemId, time),
      })),
  };
});

/** The store as it is now, outside of drawing. */
export function calendarStore(): CalendarState {
  return useCalendarStore.getState();
}

/** The stretch that a calendar shows now. */
export function rangeShown(place: Pick<CalendarPlace, 'layout' | 'date'>, zone: string): CalendarRange {
  return calendarRange(place.layout, place.date, zone);
}

/** A block that was on its way by keys goes back when something else comes over the calendar. */
function leaving({ overlay, pending }: CalendarPlace): Partial<CalendarPlace> {
  return overlay.overlay === 'nudge' ? { pending: without(pending, overlay.row.itemId) } : {};
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  const next = new Map(map);
  next.delete(key);
  return next;
}
