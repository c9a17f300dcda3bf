import type { SeedDay } from './seed.ts';

/** A day without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** What every date of the content hangs on. */
export interface Anchor {
  readonly seed: number;
  /** The moment itself, ISO 8601 in UTC. */
  readonly now: string;
  /** The day it is at the head office. */
  readonly today: LocalDate;
  /** The Monday of that day's week. */
  readonly monday: LocalDate;
}

const minute = 60_000;
const day = 86_400_000;
/** Mail is written from 07:00 to 18:00 UTC, Monday to Friday. */
const opens = 7 * 60;
const closes = 18 * 60;
/** The newest minutes count as they are, so that an inbox is fresh at any hour. */
const fresh = 90;

const weekdays: readonly SeedDay[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

function asTime(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(date: LocalDate, count: number): LocalDate {
  return new Date(asTime(date) + count * day).toISOString().slice(0, 10);
}

/** The day `count` months later, kept inside its month. */
export function addMonths(date: LocalDate, count: number): LocalDate {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  const kept = Math.min(dayOfMonth, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), kept)).toISOString().slice(0, 10);
}

/** The name of a date's weekday. */
export function weekdayOf(date: LocalDate): SeedDay {
  return weekdays[new Date(asTime(date)).getUTCDay()] ?? 'Sunday';
}

/** The Monday on or before a date. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(asTime(date)).getUTCDay() + 6) % 7));
}

/** A wall-clock time on a date: `at('2026-11-24', '08:30')`. */
export function at(date: LocalDate, time: string): string {
  return `${date}T${time}:00`;
}

/** The day of a week counted from the anchor's: 0 is the current week. */
export function dayIn(anchor: Anchor, week: number, weekday: SeedDay): LocalDate {
  return addDays(anchor.monday, week * 7 + ((weekdays.indexOf(weekday) + 6) % 7));
}

/** The anchor for a moment; the head office keeps Central European time, winter's is near enough for a date. */
export function anchorAt(now: string, seed: number): Anchor {
  const time = Date.parse(now);
  if (Number.isNaN(time)) throw new RangeError(`now is not a time: ${now}`);
  const today = new Date(time + 60 * minute).toISOString().slice(0, 10);
  return { seed, now: new Date(time).toISOString(), today, monday: mondayOf(today) };
}

/** Calendar days between a weekday (1 Monday to 5 Friday) and the working day `count` working days before it. */
function workingDaysBack(weekday: number, count: number): number {
  return count + 2 * Math.floor((count + 5 - weekday) / 5);
}

/** The moment `minutes` working minutes before now: nights and weekends are skipped, order is kept. */
export function workingTime(anchor: Anchor, minutes: number): string {
  return new Date(workingMoment(anchor, minutes)).toISOString();
}

/** `workingTime` in ms since 1970. */
export function workingMoment(anchor: Anchor, minutes: number): number {
  const now = Date.parse(anchor.now);
  if (minutes <= fresh) return Math.trunc(now - minutes * minute);
  let start = now - fresh * minute;
  let midnight = Math.floor(start / day) * day;
  let weekday = new Date(midnight).getUTCDay();
  if (weekday === 0 || weekday === 6 || start - midnight < opens * minute) {
    midnight -= (weekday === 0 ? 2 : weekday === 1 ? 3 : 1) * day;
    start = midnight + closes * minute;
    weekday = new Date(midnight).getUTCDay();
  }
  const into = Math.min((start - midnight) / minute, closes) - opens;
  const left = minutes - fresh;
  if (left <= into) return Math.trunc(midnight + (opens + into - left) * minute);
  const before = left - into;
  const length = closes - opens;
  const whole = Math.floor(before / length);
  const back = workingDaysBack(weekday, whole + 1);
  return Math.trunc(midnight - back * day + (closes - (before - whole * length)) * minute);
}
