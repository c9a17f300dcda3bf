import { describe, expect, test } from 'vitest';
import { content } from '../../content/demo.ts';
import type { SeedAppointment, SeedException, SeedPattern } from '../../content/seed.ts';

/** Working days, weekends, ends of months and years, a leap day, both changes of the clocks. */
const moments = [
  '2026-11-24T09:02:00.000Z',
  '2026-11-22T23:40:00.000Z',
  '2026-12-31T23:30:00.000Z',
  '2027-03-28T01:00:00.000Z',
  '2027-08-30T12:00:00.000Z',
  '2028-02-29T08:00:00.000Z',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ianaZones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'W. Central Africa Standard Time': 'Africa/Lagos',
};

function appointments(now: string): SeedAppointment[] {
  return [...content({ seed: 1, size: 'demo', now }).items()].filter((item) => item.kind === 'appointment');
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function lastOfMonth(year: number, month: number): number {
  return dayNumber(new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10));
}

function dayInMonth(pattern: SeedPattern, year: number, month: number): number {
  const first = dayNumber(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
  const last = lastOfMonth(year, month);
  if (pattern.type === 'absoluteMonthly' || pattern.type === 'absoluteYearly') {
    return Math.min(first + pattern.day - 1, last);
  }
  if (pattern.type !== 'relativeMonthly') throw new TypeError('not a pattern of months');
  const wanted = weekdays.indexOf(pattern.day);
  const days: number[] = [];
  for (let day = first; day <= last; day += 1) if ((day + 4) % 7 === wanted) days.push(day);
  const index = ['First', 'Second', 'Third', 'Fourth'].indexOf(pattern.index);
  return days.at(index) ?? last;
}

/** The dates of a series up to a day, worked out forwards; the content looks for its exceptions another way. */
function datesOf(
  { pattern, startDate, end }: NonNullable<SeedAppointment['recurrence']>,
  until: number,
): string[] {
  const start = dayNumber(startDate);
  const days: number[] = [];
  if (pattern.type === 'daily') {
    for (let day = start; day <= until; day += pattern.interval) days.push(day);
  } else if (pattern.type === 'weekly') {
    const monday = start - ((start + 3) % 7);
    for (let week = monday; week <= until; week += pattern.interval * 7) {
      for (let day = week; day < week + 7; day += 1) {
        if (pattern.days.some((name) => weekdays.indexOf(name) === (day + 4) % 7)) days.push(day);
      }
    }
  } else {
    const isYearly = pattern.type === 'absoluteYearly';
    const step = isYearly ? 12 : pattern.interval;
    const year = Number(startDate.slice(0, 4));
    const month = isYearly ? pattern.month - 1 : Number(startDate.slice(5, 7)) - 1;
    for (let count = 0; count < 120; count += step) days.push(dayInMonth(pattern, year, month + count));
  }
  const dates = days.filter((day) => day >= start && day <= until).map(dateOf);
  if (end.type === 'count') return dates.slice(0, end.count);
  return end.type === 'date' ? dates.filter((date) => date <= end.date) : dates;
}

function isDeleted(exception: SeedException): boolean {
  return 'deleted' in exception;
}

function instant(wall: string, zone: string): number {
  const timeZone = ianaZones[zone];
  if (timeZone === undefined) throw new RangeError(`say which zone ${zone} is`);
  const guess = Date.parse(`${wall}Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return guess - (Date.parse(`${shown.format(guess).replace(' ', 'T')}Z`) - guess);
}

/** Every stay in a room: when it begins and ends, and what for. */
function staysOf(booking: SeedAppointment, until: number): { from: number; to: number; what: string }[] {
  const length = Date.parse(`${booking.end}Z`) - Date.parse(`${booking.start}Z`);
  const stay = (start: string, end: string): { from: number; to: number; what: string } => ({
    from: instant(start, booking.timeZone),
    to: instant(end, booking.timeZone),
    what: `${booking.subject} ${start}`,
  });
  if (booking.recurrence === undefined) return [stay(booking.start, booking.end)];
  return datesOf(booking.recurrence, until).flatMap((date) => {
    const exception = booking.recurrence?.exceptions?.find((one) => one.originalDate === date);
    if (exception !== undefined) return 'deleted' in exception ? [] : [stay(exception.start, exception.end)];
    const start = `${date}${booking.start.slice(10)}`;
    return [stay(start, new Date(Date.parse(`${start}Z`) + length).toISOString().slice(0, 19))];
  });
}

describe.each(moments)('the calendars around %s', (now) => {
  const all = appointments(now);
  const until = Date.parse(now) / 86_400_000 + 400;

  test('have exceptions only where their series fall, and series that begin on their own first day', () => {
    const wrong: string[] = [];
    for (const { subject, recurrence, start } of all) {
      if (recurrence === undefined) continue;
      const dates = datesOf(recurrence, until);
      if (dates[0] !== recurrence.startDate || dates[0] !== start.slice(0, 10))
        wrong.push(`${subject} ${start}`);
      for (const { originalDate } of recurrence.exceptions ?? []) {
        if (!dates.includes(originalDate)) wrong.push(`${subject} ${originalDate}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('take no room twice at a time', () => {
    const rooms = new Set(all.flatMap((one) => one.resources ?? []));
    expect(rooms.size).toBe(3);
    for (const room of rooms) {
      const stays = all
        .filter((one) => one.mailbox === room)
        .flatMap((one) => staysOf(one, until))
        .toSorted((one, other) => one.from - other.from);
      const clashes = stays.flatMap((one, index) => {
        const next = stays[index + 1];
        return next !== undefined && next.from < one.to ? [`${room}: ${one.what} and ${next.what}`] : [];
      });
      expect(clashes).toEqual([]);
    }
  });

  test('show one meeting alike in every calendar, and its room holds it too', () => {
    const meetings = Map.groupBy(all, (one) => one.uid);
    for (const copies of meetings.values()) {
      const shapes = copies.map(({ subject, start, end, timeZone, organizer, recurrence, sensitivity }) =>
        JSON.stringify([subject, start, end, timeZone, organizer, recurrence, sensitivity]),
      );
      expect(new Set(shapes).size).toBe(1);
      expect(new Set(copies.map((one) => one.mailbox)).size).toBe(copies.length);
      for (const one of copies) {
        expect(one.myResponse === 'Organizer').toBe(one.mailbox === one.organizer);
        expect(one.end > one.start).toBe(true);
        for (const room of one.resources ?? []) expect(copies.map((copy) => copy.mailbox)).toContain(room);
      }
    }
  });
});

test('the calendars repeat in every way there is, with occurrences moved and gone, in many zones', () => {
  const all = appointments('2026-11-24T09:02:00.000Z');
  const series = all.flatMap((one) => one.recurrence ?? []);
  expect(new Set(series.map((one) => one.pattern.type)).size).toBe(5);
  expect(new Set(series.map((one) => one.end.type)).size).toBe(3);
  const exceptions = series.flatMap((one) => one.exceptions ?? []);
  expect(exceptions.some(isDeleted)).toBe(true);
  expect(exceptions.some((one) => 'start' in one && one.start.slice(0, 10) !== one.originalDate)).toBe(true);
  expect(new Set(all.map((one) => one.timeZone)).size).toBeGreaterThanOrEqual(8);
  const mary = all.filter((one) => one.mailbox === 'mary.okafor@contoso.test');
  expect(mary.filter((one) => one.sensitivity === 'Private').length).toBeGreaterThanOrEqual(4);
});
