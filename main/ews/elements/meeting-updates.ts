import type { MeetingChange } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { element, type Xml } from '../xml/xml.ts';
import { attendeesElement } from './attendees.ts';
import { bodyElement } from './body.ts';
import { singleLine } from './header-values.ts';
import { appendField, deleteField, setField } from './item-change.ts';
import { meetingTimeElements } from './meeting-time.ts';
import type { FieldUri } from './shape.ts';

/** People who come to those that the meeting has, whoever they are. */
export interface AddedAttendees {
  readonly required?: readonly Person[];
  readonly optional?: readonly Person[];
}

/**
 * Writes the touched fields of a meeting as updates, in the order in which Exchange's own clients send them; null when
 * the time cannot be written (see `meetingTimeElements`). An emptied list of attendees deletes the property.
 */
export function meetingUpdates(change: MeetingChange, added: AddedAttendees = {}): readonly Xml[] | null {
  const time = change.time === undefined ? [] : timeUpdates(change.time);
  if (time === null) return null;
  const { subject, bodyText, freeBusy, location, required, optional } = change;
  return [
    subject === undefined ? null : set('item:Subject', element('t:Subject', singleLine(subject))),
    bodyText === undefined ? null : set('item:Body', bodyElement({ type: 'text', content: bodyText })),
    ...time,
    freeBusy === undefined
      ? null
      : set('calendar:LegacyFreeBusyStatus', element('t:LegacyFreeBusyStatus', freeBusy)),
    location === undefined ? null : set('calendar:Location', element('t:Location', singleLine(location))),
    attendees('t:RequiredAttendees', 'calendar:RequiredAttendees', required),
    attendees('t:OptionalAttendees', 'calendar:OptionalAttendees', optional),
    addition('t:RequiredAttendees', 'calendar:RequiredAttendees', added.required ?? []),
    addition('t:OptionalAttendees', 'calendar:OptionalAttendees', added.optional ?? []),
  ].filter((update) => update !== null);
}

function timeUpdates(time: NonNullable<MeetingChange['time']>): readonly Xml[] | null {
  const parts = meetingTimeElements(time);
  if (parts === null) return null;
  return [
    set('calendar:StartTimeZone', parts.startZone),
    set('calendar:EndTimeZone', parts.endZone),
    set('calendar:Start', parts.start),
    set('calendar:End', parts.end),
    set('calendar:IsAllDayEvent', parts.isAllDay),
  ];
}

function attendees(
  name: 't:RequiredAttendees' | 't:OptionalAttendees',
  field: FieldUri,
  people: readonly Person[] | undefined,
): Xml | null {
  if (people === undefined) return null;
  const value = attendeesElement(name, people);
  return value === null ? deleteField(field) : set(field, value);
}

function addition(
  name: 't:RequiredAttendees' | 't:OptionalAttendees',
  field: FieldUri,
  people: readonly Person[],
): Xml | null {
  const value = attendeesElement(name, people);
  return value === null ? null : appendField('t:CalendarItem', field, value);
}

function set(field: FieldUri, value: Xml): Xml {
  return setField('t:CalendarItem', field, value);
}
