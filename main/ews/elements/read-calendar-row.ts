import type { CalendarRow } from '../../../shared/model/calendar.ts';
import { booleanOf, instantOf, integerOf, wordOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { allDayDates } from '../time/all-day.ts';
import { readCategories, readSensitivity, type Sensitivity } from './item-properties.ts';
import { readItemReference, readParentFolderId } from './item-reference.ts';
import { roleOf } from './meeting-role.ts';
import { readPerson } from './people.ts';
import { readTimeZone } from './read-time-zone.ts';
import type { FieldUri } from './shape.ts';

/** A block as the server gave it, with what the session needs to prove the mailbox and to hide what is private. */
export interface FoundCalendarItem {
  /** Complete: nothing is hidden yet, whatever the sensitivity is. */
  readonly row: CalendarRow;
  readonly sensitivity: Sensitivity;
  /** Null where the server leaves it out. */
  readonly parentFolderId: string | null;
}

/** The properties that `readCalendarRow` reads. */
export const calendarRowFields: readonly FieldUri[] = [
  'item:ParentFolderId',
  'item:Subject',
  'item:Sensitivity',
  'item:Categories',
  'item:HasAttachments',
  'calendar:UID',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:LegacyFreeBusyStatus',
  'calendar:Location',
  'calendar:IsMeeting',
  'calendar:IsCancelled',
  'calendar:CalendarItemType',
  'calendar:MyResponseType',
  'calendar:AppointmentState',
  'calendar:IsOrganizer',
  'calendar:Organizer',
  'calendar:StartTimeZone',
  'calendar:StartTimeZoneId',
];

const freeBusy = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData'] as const;
const types = ['Single', 'Occurrence', 'Exception', 'RecurringMaster'] as const;
export const responses = [
  'Unknown',
  'Organizer',
  'Tentative',
  'Accept',
  'Decline',
  'NoResponseReceived',
] as const;

/**
 * Reads a `CalendarItem`; null without an id or a time. Its zone comes from `StartTimeZone`, else `StartTimeZoneId`; an
 * all-day item's dates are those in that zone. An unknown state counts as Busy: nobody is double-booked for a word.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/calendaritem
 */
export function readCalendarRow(item: XmlElement): FoundCalendarItem | null {
  const reference = readItemReference(item);
  const text = (name: string): string | null => childText(item, name);
  const start = instantOf(text('Start'));
  const end = instantOf(text('End'));
  if (reference === null || start === null || end === null) return null;
  const { zone, clock } = readTimeZone(item);
  const isAllDay = booleanOf(text('IsAllDayEvent')) ?? false;
  const isMeeting = booleanOf(text('IsMeeting')) ?? false;
  const myResponse = wordOf(text('MyResponseType'), responses, 'Unknown');
  const row: CalendarRow = {
    ...reference,
    uid: text('UID'),
    isHidden: false,
    subject: text('Subject') ?? '',
    location: text('Location') ?? '',
    start,
    end,
    isAllDay,
    dates: isAllDay ? allDayDates(start, end, clock) : null,
    timeZone: zone,
    freeBusy: wordOf(text('LegacyFreeBusyStatus'), freeBusy, 'Busy'),
    myResponse,
    type: wordOf(text('CalendarItemType'), types, 'Single'),
    isMeeting,
    role: roleOf({
      isMeeting,
      myResponse,
      isOrganizer: booleanOf(text('IsOrganizer')),
      state: integerOf(text('AppointmentState')),
    }),
    isCancelled: booleanOf(text('IsCancelled')) ?? false,
    organizer: readPerson(child(item, 'Organizer')),
    hasAttachments: booleanOf(text('HasAttachments')) ?? false,
    categories: readCategories(child(item, 'Categories')),
  };
  const sensitivity = readSensitivity(text('Sensitivity'));
  return { row, sensitivity, parentFolderId: readParentFolderId(item) };
}
