import type {
  Recurrence,
  RecurrenceEnd,
  RecurrencePattern,
  TaskRecurrence,
  TaskRecurrencePattern,
  Weekday,
} from '../../../shared/model/recurrence.ts';
import { DAY_OF_WEEK_INDEXES, DAYS_OF_WEEK, WEEKDAYS } from '../../../shared/weekdays.ts';
import { dateOf, integerOf } from '../soap/values.ts';
import { childText, type XmlElement } from '../xml/xml-element.ts';
import { months } from './recurrence.ts';

/**
 * Reads the `Recurrence` of an appointment; null where there is none, and for one that is not of Exchange's patterns: a
 * pattern that is half understood must not be shown as another one, or written back.
 */
export function readRecurrence(recurrence: XmlElement | null): Recurrence | null {
  const whole = readTaskRecurrence(recurrence);
  if (whole === null || whole.pattern.pattern === 'regenerating') return null;
  return { ...whole, pattern: whole.pattern };
}

/** Reads the `Recurrence` of a task, which may also come again so long after it was done. */
export function readTaskRecurrence(recurrence: XmlElement | null): TaskRecurrence | null {
  const [patternPart, range] = recurrence?.children ?? [];
  if (patternPart === undefined || range === undefined) return null;
  const pattern = readPattern(patternPart);
  const first = dateOf(childText(range, 'StartDate'));
  const end = readEnd(range);
  return pattern === null || first === null || end === null ? null : { pattern, first, end };
}

function readPattern(part: XmlElement): TaskRecurrencePattern | null {
  const every = childText(part, 'Interval') === null ? 1 : wholeOf(part, 'Interval', 999);
  if (every === null) return null;
  const unit = regenerations.get(part.name);
  if (unit !== undefined) return { pattern: 'regenerating', interval: every, unit };
  switch (part.name) {
    case 'DailyRecurrence':
      return { pattern: 'daily', interval: every };
    case 'WeeklyRecurrence':
      return readWeekly(part, every);
    case 'AbsoluteMonthlyRecurrence':
    case 'AbsoluteYearlyRecurrence':
      return readAbsolute(part, every);
    case 'RelativeMonthlyRecurrence':
    case 'RelativeYearlyRecurrence':
      return readRelative(part, every);
    default:
      return null;
  }
}

type Unit = Extract<TaskRecurrencePattern, { pattern: 'regenerating' }>['unit'];

const regenerations: ReadonlyMap<string, Unit> = new Map([
  ['DailyRegeneration', 'day'],
  ['WeeklyRegeneration', 'week'],
  ['MonthlyRegeneration', 'month'],
  ['YearlyRegeneration', 'year'],
]);

function readWeekly(part: XmlElement, every: number): RecurrencePattern | null {
  const words = (childText(part, 'DaysOfWeek') ?? '').trim().split(/\s+/u);
  const named = words.map(daysNamed);
  const days = WEEKDAYS.filter((each) => named.some((list) => list.includes(each)));
  const first = known(childText(part, 'FirstDayOfWeek')?.trim() ?? 'Sunday', WEEKDAYS);
  if (named.some((list) => list.length === 0) || first === null) return null;
  return { pattern: 'weekly', interval: every, days, firstDayOfWeek: first };
}

/** The days that a word stands for; none for a word that we do not know. */
function daysNamed(word: string): readonly Weekday[] {
  const all = WEEKDAYS;
  if (word === 'Day') return all;
  if (word === 'Weekday') return all.slice(1, 6);
  if (word === 'WeekendDay') return ['Sunday', 'Saturday'];
  const one = known(word, all);
  return one === null ? [] : [one];
}

function readAbsolute(part: XmlElement, every: number): RecurrencePattern | null {
  const dayOfMonth = wholeOf(part, 'DayOfMonth', 31);
  if (dayOfMonth === null) return null;
  if (part.name === 'AbsoluteMonthlyRecurrence')
    return { pattern: 'absolute-monthly', interval: every, dayOfMonth };
  const monthNumber = readMonth(part);
  return monthNumber === null ? null : { pattern: 'absolute-yearly', dayOfMonth, month: monthNumber };
}

function readRelative(part: XmlElement, every: number): RecurrencePattern | null {
  const which = known(childText(part, 'DaysOfWeek')?.trim() ?? '', DAYS_OF_WEEK);
  const index = known(childText(part, 'DayOfWeekIndex')?.trim() ?? '', DAY_OF_WEEK_INDEXES);
  if (which === null || index === null) return null;
  if (part.name === 'RelativeMonthlyRecurrence')
    return { pattern: 'relative-monthly', interval: every, day: which, index };
  const monthNumber = readMonth(part);
  return monthNumber === null ? null : { pattern: 'relative-yearly', day: which, index, month: monthNumber };
}

function readMonth(part: XmlElement): number | null {
  const place = months.findIndex((name) => name === childText(part, 'Month')?.trim());
  return place === -1 ? null : place + 1;
}

function readEnd(range: XmlElement): RecurrenceEnd | null {
  if (range.name === 'NoEndRecurrence') return { end: 'never' };
  if (range.name === 'NumberedRecurrence') {
    const count = wholeOf(range, 'NumberOfOccurrences', 999);
    return count === null ? null : { end: 'count', count };
  }
  const last = range.name === 'EndDateRecurrence' ? dateOf(childText(range, 'EndDate')) : null;
  return last === null ? null : { end: 'date', last };
}

function known<W extends string>(text: string, words: readonly W[]): W | null {
  return words.find((word) => word === text) ?? null;
}

function wholeOf(part: XmlElement, name: string, most: number): number | null {
  const value = integerOf(childText(part, name));
  return value === null || value < 1 || value > most ? null : value;
}
