import type { Recurrence, RecurrencePattern } from '../../../shared/model/recurrence.ts';
import { DAY } from '../../../shared/time/clock.ts';
import { dayNumber } from '../../../shared/time/dates.ts';
import { WEEKDAYS } from '../../../shared/weekdays.ts';

/**
 * The dates on which a recurrence falls between two days, both inclusive, deleted ones and exceptions included, as days
 * since 1970-01-01: series know no time of day and no zone. However long ago it began, only the stretch is worked
 * through; a counted one is counted from its beginning, at most 999 times.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/recurrence-patterns-and-ews
 */
export function occurrenceDays(recurrence: Recurrence, from: number, to: number): readonly number[] {
  const first = dayNumber(recurrence.first);
  const { end } = recurrence;
  const last = Math.min(to, end.end === 'date' ? dayNumber(end.last) : to);
  let left = end.end === 'count' ? end.count : Infinity;
  const periods = periodsOf(recurrence.pattern, first);
  const found: number[] = [];
  // A period too early costs nothing; one too few would lose a day.
  for (let at = end.end === 'count' ? 0 : Math.max(0, periods.at(from) - 1); ; at += 1) {
    const days = periods.days(at).filter((day) => day >= first);
    for (const day of days) {
      if (day > last || left === 0) return found;
      left -= 1;
      if (day >= from) found.push(day);
    }
    if (periods.start(at) > last) return found;
  }
}

/** A pattern as a row of periods, numbered from the one in which the series begins. */
interface Periods {
  /** In which period a day lies. */
  at(day: number): number;
  /** A day at which the period has begun, at the latest its first occurrence. */
  start(period: number): number;
  /** Its occurrences, in order. */
  days(period: number): readonly number[];
}

function periodsOf(pattern: RecurrencePattern, first: number): Periods {
  switch (pattern.pattern) {
    case 'daily':
      return regular(first, pattern.interval, [0]);
    case 'weekly': {
      const begin = WEEKDAYS.indexOf(pattern.firstDayOfWeek);
      const offsets = pattern.days.map((name) => (WEEKDAYS.indexOf(name) - begin + 7) % 7);
      const week = first - ((weekdayOf(first) - begin + 7) % 7);
      return regular(
        week,
        7 * pattern.interval,
        offsets.toSorted((one, other) => one - other),
      );
    }
    case 'absolute-monthly':
      return monthly(monthOf(first), pattern.interval, (month) => absolute(month, pattern.dayOfMonth));
    case 'relative-monthly':
      return monthly(monthOf(first), pattern.interval, (month) => relative(month, pattern));
    case 'absolute-yearly':
      return monthly(inYearOf(first, pattern.month), 12, (month) => absolute(month, pattern.dayOfMonth));
    case 'relative-yearly':
      return monthly(inYearOf(first, pattern.month), 12, (month) => relative(month, pattern));
  }
}

function regular(begin: number, length: number, offsets: readonly number[]): Periods {
  return {
    at: (day) => Math.floor((day - begin) / length),
    start: (period) => begin + period * length,
    days: (period) => offsets.map((offset) => begin + period * length + offset),
  };
}

function monthly(begin: number, interval: number, pick: (month: number) => number): Periods {
  return {
    at: (day) => Math.floor((monthOf(day) - begin) / interval),
    start: (period) => dayInMonth(begin + period * interval, 1),
    days: (period) => [pick(begin + period * interval)],
  };
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Months counted from the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function inYearOf(day: number, month: number): number {
  return new Date(day * DAY).getUTCFullYear() * 12 + month - 1;
}

function dayInMonth(month: number, date: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, date) / DAY;
}

/** The 31st of a month without one is its last day, as Exchange has it. */
function absolute(month: number, date: number): number {
  return Math.min(dayInMonth(month, date), dayInMonth(month + 1, 1) - 1);
}

type Nth = Extract<RecurrencePattern, { pattern: 'relative-monthly' | 'relative-yearly' }>;

function relative(month: number, { day, index }: Pick<Nth, 'day' | 'index'>): number {
  const begin = dayInMonth(month, 1);
  const length = dayInMonth(month + 1, 1) - begin;
  const matching = Array.from({ length }, (_, offset) => begin + offset).filter((each) =>
    isNamed(weekdayOf(each), day),
  );
  const place = { First: 0, Second: 1, Third: 2, Fourth: 3, Last: -1 }[index];
  // Every kind of day comes at least four times in a month.
  return matching.at(place) ?? begin;
}

function isNamed(place: number, day: Nth['day']): boolean {
  if (day === 'Day') return true;
  const isWeekend = place === 0 || place === 6;
  if (day === 'WeekendDay' || day === 'Weekday') return isWeekend === (day === 'WeekendDay');
  return WEEKDAYS[place] === day;
}
