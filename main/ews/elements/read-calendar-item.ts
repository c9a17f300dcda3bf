import type { Attendee, CalendarItem } from '../../../shared/model/calendar.ts';
import { booleanOf, integerOf, wordOf } from '../soap/values.ts';
import { child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import type { Sensitivity } from './item-properties.ts';
import { readPerson } from './people.ts';
import { calendarRowFields, readCalendarRow, responses } from './read-calendar-row.ts';
import { readItemRights } from './read-folder.ts';
import type { FieldUri } from './shape.ts';

/** A whole calendar item as the server gave it. */
export interface ReadCalendarItem {
  /** Complete: nothing is hidden yet, whatever the sensitivity is. */
  readonly item: CalendarItem;
  readonly sensitivity: Sensitivity;
  readonly parentFolderId: string | null;
}

/** The properties that `readCalendarItem` reads. */
export const calendarItemFields: readonly FieldUri[] = [
  ...calendarRowFields,
  'item:Body',
  'item:EffectiveRights',
  'item:ReminderIsSet',
  'item:ReminderMinutesBeforeStart',
  'calendar:RequiredAttendees',
  'calendar:OptionalAttendees',
  'calendar:Resources',
];

/**
 * Reads a `CalendarItem` with its attendees and its body, which was asked for as text; null where `readCalendarRow`
 * gives null. Attendees' answers are known to the organiser's copy only.
 */
export function readCalendarItem(element: XmlElement): ReadCalendarItem | null {
  const found = readCalendarRow(element);
  if (found === null) return null;
  const hasReminder = booleanOf(childText(element, 'ReminderIsSet')) ?? false;
  const item: CalendarItem = {
    ...found.row,
    bodyText: childText(element, 'Body') ?? '',
    required: readAttendees(child(element, 'RequiredAttendees')),
    optional: readAttendees(child(element, 'OptionalAttendees')),
    resources: readAttendees(child(element, 'Resources')),
    rights: readItemRights(element),
    reminderMinutes: hasReminder ? integerOf(childText(element, 'ReminderMinutesBeforeStart')) : null,
  };
  return { item, sensitivity: found.sensitivity, parentFolderId: found.parentFolderId };
}

function readAttendees(attendees: XmlElement | null): Attendee[] {
  return childrenNamed(attendees, 'Attendee').map((attendee) => ({
    ...(readPerson(attendee) ?? { name: '', address: '' }),
    response: wordOf(childText(attendee, 'ResponseType'), responses, 'Unknown'),
  }));
}
