import type { NewMeeting } from '../../../shared/model/calendar.ts';
import { element, type Xml } from '../xml/xml.ts';
import { attendeesElement } from './attendees.ts';
import { bodyElement } from './body.ts';
import { singleLine } from './header-values.ts';
import { markerElement } from './marker.ts';
import type { MeetingTimeElements } from './meeting-time.ts';

/** What stands in a new calendar item besides what the person filled in. */
export interface MeetingParts {
  readonly time: MeetingTimeElements;
  readonly marker: string | null;
  /** Null has the server make one. */
  readonly uid: string | null;
  /** A finished `Recurrence`; null for a single item. */
  readonly recurrence: Xml | null;
}

/** Writes a new `CalendarItem`, in the schema's order, which Exchange insists on. */
export function meetingElement(meeting: NewMeeting, parts: MeetingParts): Xml {
  const { time, marker, uid, recurrence } = parts;
  return element('t:CalendarItem', [
    element('t:Subject', singleLine(meeting.subject)),
    meeting.isPrivate ? element('t:Sensitivity', 'Private') : null,
    bodyElement({ type: 'text', content: meeting.bodyText }),
    markerElement(marker),
    uid === null ? null : element('t:UID', uid),
    time.start,
    time.end,
    time.isAllDay,
    element('t:LegacyFreeBusyStatus', meeting.freeBusy),
    element('t:Location', singleLine(meeting.location)),
    attendeesElement('t:RequiredAttendees', meeting.required),
    attendeesElement('t:OptionalAttendees', meeting.optional),
    recurrence,
    time.startZone,
    time.endZone,
  ]);
}
