import type { AvailabilityQuestion } from '../../../shared/model/availability.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';

/**
 * Writes `GetUserAvailabilityRequest`. The zone of the request is UTC, so that all times of the reply are UTC too, which
 * stand there without an offset.
 */
export function availabilityElement(question: AvailabilityQuestion): Xml {
  const { mailboxes, start, end, view, intervalMinutes, suggest } = question;
  return element('m:GetUserAvailabilityRequest', [
    utc,
    element(
      'm:MailboxDataArray',
      mailboxes.map(({ address, attendee }) =>
        element('t:MailboxData', [
          element('t:Email', element('t:Address', address)),
          element('t:AttendeeType', attendee),
          element('t:ExcludeConflicts', 'false'),
        ]),
      ),
    ),
    element('t:FreeBusyViewOptions', [
      windowElement('t:TimeWindow', start, end),
      element('t:MergedFreeBusyIntervalInMinutes', String(intervalMinutes)),
      element('t:RequestedView', view),
    ]),
    suggest === null ? null : suggestionsElement(start, end, suggest),
  ]);
}

function suggestionsElement(
  start: string,
  end: string,
  { meetingMinutes, perDay }: NonNullable<AvailabilityQuestion['suggest']>,
): Xml {
  return element('t:SuggestionsViewOptions', [
    element('t:MaximumResultsByDay', String(perDay)),
    element('t:MaximumNonWorkHourResultsByDay', '0'),
    element('t:MeetingDurationInMinutes', String(meetingMinutes)),
    element('t:MinimumSuggestionQuality', 'Fair'),
    windowElement('t:DetailedSuggestionsWindow', midnight(start, 0), midnight(end, day - 1)),
  ]);
}

const day = 86_400_000;

/** Exchange proposes times for whole days only. */
function midnight(instant: string, add: number): string {
  return new Date(Math.floor((Date.parse(instant) + add) / day) * day).toISOString();
}

function windowElement(name: XmlName, start: string, end: string): Xml {
  return element(name, [element('t:StartTime', wallClock(start)), element('t:EndTime', wallClock(end))]);
}

/** Without an offset: it is the request's zone that says what these times mean. */
function wallClock(instant: string): string {
  return new Date(instant).toISOString().slice(0, 19);
}

/** A zone without changes is written with two that change nothing, as Exchange wants two. */
const utc: Xml = element('t:TimeZone', [
  element('t:Bias', '0'),
  change('t:StandardTime', '10'),
  change('t:DaylightTime', '3'),
]);

function change(name: XmlName, month: string): Xml {
  return element(name, [
    element('t:Bias', '0'),
    element('t:Time', '02:00:00'),
    element('t:DayOrder', '1'),
    element('t:Month', month),
    element('t:DayOfWeek', 'Sunday'),
  ]);
}
