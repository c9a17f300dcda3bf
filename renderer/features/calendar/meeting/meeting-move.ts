import type { CalendarRow, MeetingTime } from '../../../../shared/model/calendar.ts';
import { addDays, instantAt, isoInstant, minutesPerDay, shiftOnClock } from '../wall-clock.ts';

/** A step on the grid: whole days and minutes on the clock. */
export interface Step {
  readonly days: number;
  readonly minutes: number;
}

/** Drags and keys move in steps of this many minutes. */
export const snapMinutes = 15;

/** What a pointer's way on the grid means; pixels in, a step on the grid out. */
export function stepOf(way: {
  readonly dx: number;
  readonly dy: number;
  readonly dayWidth: number;
  readonly hourHeight: number;
}): Step {
  const minutes = (way.dy / way.hourHeight) * 60;
  return {
    days: way.dayWidth > 0 ? whole(way.dx / way.dayWidth) : 0,
    minutes: whole(minutes / snapMinutes) * snapMinutes,
  };
}

/**
 * The row's time after a step, or null when nothing moves. Timed rows move on the clock of the display zone, so that
 * ten o'clock stays ten o'clock over a clock change, and keep their length; all-day rows move by dates.
 */
export function moveTime(row: CalendarRow, step: Step, zone: string): MeetingTime | null {
  const timeZone = row.timeZone ?? zone;
  if (row.dates !== null) {
    if (step.days === 0) return null;
    const { first, last } = row.dates;
    return { kind: 'all-day', first: addDays(first, step.days), last: addDays(last, step.days), timeZone };
  }
  if (step.days === 0 && step.minutes === 0) return null;
  const start = shiftOnClock(row.start, step, zone);
  const end = isoInstant(Date.parse(start) + Date.parse(row.end) - Date.parse(row.start));
  return { kind: 'timed', start, end, timeZone };
}

/** The row's time with its end moved by minutes; never shorter than one step. Null when nothing changes. */
export function resizeTime(row: CalendarRow, minutes: number, zone: string): MeetingTime | null {
  if (row.dates !== null || minutes === 0) return null;
  const least = Date.parse(row.start) + snapMinutes * 60_000;
  const end = Math.max(Date.parse(row.end) + minutes * 60_000, least);
  if (end === Date.parse(row.end)) return null;
  return {
    kind: 'timed',
    start: row.start,
    end: isoInstant(end),
    timeZone: row.timeZone ?? zone,
  };
}

/** The time that a drag over empty slots marks out: both ends snapped outwards, at least one half hour. */
export function markedTime(date: string, from: number, to: number, zone: string): MeetingTime {
  const low = Math.floor(Math.min(from, to) / snapMinutes) * snapMinutes;
  const high = Math.ceil(Math.max(from, to) / snapMinutes) * snapMinutes;
  const start = Math.max(0, Math.min(low, minutesPerDay - 30));
  const end = Math.min(Math.max(high, start + 30), minutesPerDay);
  return {
    kind: 'timed',
    start: instantAt(date, start, zone),
    end: instantAt(date, end, zone),
    timeZone: zone,
  };
}

/** A row as it will look at a new time; what an optimistic move draws until main answers. */
export function rowAt<R extends CalendarRow>(row: R, time: MeetingTime): R {
  if (time.kind === 'timed') return { ...row, start: time.start, end: time.end };
  return {
    ...row,
    dates: { first: time.first, last: time.last },
    start: instantAt(time.first, 0, time.timeZone),
    end: instantAt(addDays(time.last, 1), 0, time.timeZone),
  };
}

/** The time that a row has now, in the contract's words: what an undo sends. */
export function timeOf(row: CalendarRow, zone: string): MeetingTime {
  const timeZone = row.timeZone ?? zone;
  return row.dates === null
    ? { kind: 'timed', start: row.start, end: row.end, timeZone }
    : { kind: 'all-day', first: row.dates.first, last: row.dates.last, timeZone };
}

/** Rounds to whole numbers without a negative zero. */
function whole(value: number): number {
  return Math.round(value) + 0;
}
