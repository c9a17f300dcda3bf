import type { MeetingTime } from '../../../shared/model/calendar.ts';
import { clockOfZone } from '../../../shared/time/zones.ts';
import { allDayDates } from '../time/all-day.ts';

/**
 * The date on which a meeting begins, in its own zone: a series starts there, whatever the date is in UTC. Only for a
 * time that `meetingTimeElements` can write.
 */
export function firstDay(time: MeetingTime): string {
  return time.kind === 'all-day'
    ? time.first
    : allDayDates(time.start, time.start, clockOfZone(time.timeZone)).first;
}
