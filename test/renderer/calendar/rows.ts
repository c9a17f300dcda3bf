import type { CalendarRow } from '../../../shared/model/calendar.ts';

/** A calendar row with plain values; a test names only what it is about. */
export function row(
  itemId: string,
  start: string,
  end: string,
  more: Partial<CalendarRow> = {},
): CalendarRow {
  return {
    itemId,
    changeKey: `${itemId}-1`,
    uid: null,
    isHidden: false,
    subject: itemId,
    location: '',
    start,
    end,
    isAllDay: false,
    dates: null,
    timeZone: null,
    freeBusy: 'Busy',
    myResponse: 'Organizer',
    type: 'Single',
    isMeeting: false,
    role: 'organizer',
    isCancelled: false,
    organizer: null,
    hasAttachments: false,
    categories: [],
    ...more,
  };
}

/** An all-day row from one date to another, the last inclusive. */
export function allDay(
  itemId: string,
  first: string,
  last: string,
  more: Partial<CalendarRow> = {},
): CalendarRow {
  return row(itemId, `${first}T00:00:00Z`, `${last}T23:59:59Z`, {
    isAllDay: true,
    dates: { first, last },
    ...more,
  });
}
