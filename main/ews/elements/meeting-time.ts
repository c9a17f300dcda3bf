import type { MeetingTime } from '../../../shared/model/calendar.ts';
import { clockOfZone } from '../../../shared/time/zones.ts';
import { element, type Xml } from '../xml/xml.ts';
import { allDayInstants } from '../time/all-day.ts';
import { windowsZone } from '../time/zones.ts';

/** When a meeting is, in the parts that EWS wants. */
export interface MeetingTimeElements {
  readonly start: Xml;
  readonly end: Xml;
  readonly isAllDay: Xml;
  readonly startZone: Xml;
  readonly endZone: Xml;
}

/**
 * Writes a time: instants in UTC and the zone by its Windows id for both ends, as Exchange drops a zone that only one
 * end has. Null when the zone has no Windows name or the end does not follow the start: a meeting must not land
 * silently in UTC.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/starttimezone
 */
export function meetingTimeElements(time: MeetingTime): MeetingTimeElements | null {
  const zone = windowsZone(time.timeZone);
  if (zone === null) return null;
  const span = time.kind === 'timed' ? time : allDaySpan(time);
  if (span === null || Date.parse(span.start) > Date.parse(span.end)) return null;
  return {
    start: element('t:Start', span.start),
    end: element('t:End', span.end),
    isAllDay: element('t:IsAllDayEvent', String(time.kind === 'all-day')),
    startZone: element('t:StartTimeZone', null, { Id: zone }),
    endZone: element('t:EndTimeZone', null, { Id: zone }),
  };
}

function allDaySpan(time: Extract<MeetingTime, { kind: 'all-day' }>): { start: string; end: string } | null {
  return time.first <= time.last ? allDayInstants(time, clockOfZone(time.timeZone)) : null;
}
