import type { MeetingChange } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { element, type Xml } from '../soap/xml.ts';
import { attendeesElement } from './attendees.ts';
import { bodyElement } from './body.ts';
import { singleLine } from './header-values.ts';
import { deleteField, setField } from './item-change.ts';
import { meetingTimeElements } from './meeting-time.ts';
import type { FieldUri } from './shape.ts';

/**
 * Writes the touched fields of a meeting as updates, in the order in which Exchange's own clients send them; null when
 * the time cannot be written (see `meetingTimeElements`). An emptied list of attendees deletes the property.
 */
export function meetingUpdates(change: MeetingChange): readonly Xml[] | null {
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

function set(field: FieldUri, value: Xml): Xml {
  return setField('t:CalendarItem', field, value);
}
