import { dateOfDay, dayNumber } from '../../../shared/time/dates.ts';
import { dateWords } from './date-format.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date as its field shows it, in the words that the rest of the window uses: "25 Nov 2026". */
export function dateFieldWords(date: string): string {
  return dateWords(date, { day: 'numeric', month: 'short', year: 'numeric' });
}

/**
 * Reads a typed date as ISO (`2026-11-25`), null where it is none: "25 Nov 2026", "25 November", "25/11/2026", "25.11.26",
 * "2026-11-25". The day stands before the month. Without a year it is the year of `near`, an ISO date.
 */
export function parseDate(text: string, near: string): string | null {
  const words = text.trim().toLowerCase().slice(0, 40);
  const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/u.exec(words)?.groups;
  if (iso !== undefined) return dateOf(iso['year'], iso['month'], iso['day']);
  const parts = words.split(/[\s/.,-]+/u).filter((part) => part !== '');
  // A weekday before the date is passed over.
  if (/^[a-z]/u.test(parts[0] ?? '')) parts.shift();
  const [day, month, year = near.slice(0, 4), ...rest] = parts;
  if (day === undefined || month === undefined || rest.length > 0) return null;
  return dateOf(year.length === 2 ? `20${year}` : year, monthOf(month), day);
}

/** The date `days` after another, both ISO; the same where the calendar ends. */
export function daysAfter(date: string, days: number): string {
  const day = dayNumber(date) + days;
  return day < firstDay || day > lastDay ? date : dateOfDay(day);
}

const firstDay = dayNumber('1000-01-01');
const lastDay = dayNumber('9999-12-31');

/** Reads a typed time as `HH:MM`, null where it is none: "9", "930", "9:30", "9.30", "2 pm". */
export function parseTime(text: string): string | null {
  const found = /^(?<hour>\d{1,2})(?:[:.h]?(?<minute>\d{2}))?\s*(?<half>am|pm)?$/u.exec(
    text.trim().toLowerCase(),
  );
  if (found?.groups === undefined) return null;
  const { half } = found.groups;
  const minute = Number(found.groups['minute'] ?? '0');
  const hour = Number(found.groups['hour']);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const inDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return inDay > 23 || minute > 59 ? null : `${two(inDay)}:${two(minute)}`;
}

function monthOf(word: string): string | undefined {
  if (/^\d{1,2}$/u.test(word)) return word;
  const index = word.length < 3 ? -1 : months.indexOf(word.slice(0, 3));
  return index === -1 ? undefined : String(index + 1);
}

function dateOf(year = '', month = '', day = ''): string | null {
  if (!/^\d{4}$/u.test(year) || !/^\d{1,2}$/u.test(month) || !/^\d{1,2}$/u.test(day)) return null;
  const date = `${year}-${two(Number(month))}-${two(Number(day))}`;
  const at = new Date(`${date}T00:00:00Z`);
  // The 31st of a month that has none is not the first of the next.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date ? null : date;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
