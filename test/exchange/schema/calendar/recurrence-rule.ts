import type { Pattern, Recurrence, RecurrenceEnd, WeekIndex } from '../../calendar/recurrence.ts';
import { dateToWall, wallToDate } from '../../calendar/recurrence.ts';
import { localToUtc, utcToLocal } from '../../calendar/time-zone.ts';

/** Where a series begins: ms since 1970, and the Windows zone whose wall clock it keeps. */
export interface SeriesStart {
  readonly at: number;
  readonly zone: string;
}

const dayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const day = 86_400_000;

/** A RECUR value (RFC 5545 3.3.10), in the forms of [MS-OXCICAL] 2.1.3.2. */
export function writeRule({ pattern, end }: Recurrence, start: SeriesStart): string {
  return [...partsOf(pattern), ...endOf(end, start)].map(([name, value]) => `${name}=${value}`).join(';');
}

type Part = readonly [name: string, value: string | number];

function partsOf(pattern: Pattern): Part[] {
  switch (pattern.type) {
    case 'Daily':
      return [
        ['FREQ', 'DAILY'],
        ['INTERVAL', pattern.interval],
      ];
    case 'Weekly':
      return [
        ['FREQ', 'WEEKLY'],
        ['INTERVAL', pattern.interval],
        ['BYDAY', daysOf(pattern.days)],
        ['WKST', dayNames[pattern.firstDay] ?? 'MO'],
      ];
    case 'AbsoluteMonthly':
      return [['FREQ', 'MONTHLY'], ['INTERVAL', pattern.interval], ...monthDay(pattern.day)];
    case 'RelativeMonthly':
      return [['FREQ', 'MONTHLY'], ['INTERVAL', pattern.interval], ...weekday(pattern)];
    case 'AbsoluteYearly':
      return [['FREQ', 'YEARLY'], ['BYMONTH', pattern.month], ...monthDay(pattern.day)];
    case 'RelativeYearly':
      return [['FREQ', 'YEARLY'], ['BYMONTH', pattern.month], ...weekday(pattern)];
    default:
      return [];
  }
}

const daysOf = (days: readonly number[]) => days.map((one) => dayNames[one]).join(',');

/** A month that has no such day has its last one instead, which RFC 5545 says with a set of days. */
function monthDay(wanted: number): Part[] {
  if (wanted === 31) return [['BYMONTHDAY', -1]];
  if (wanted < 29) return [['BYMONTHDAY', wanted]];
  const days = [28, 29, 30].filter((one) => one <= wanted);
  return [
    ['BYMONTHDAY', days.join(',')],
    ['BYSETPOS', -1],
  ];
}

function weekday({ days, index }: { readonly days: readonly number[]; readonly index: WeekIndex }): Part[] {
  return [
    ['BYDAY', daysOf(days)],
    ['BYSETPOS', index === 5 ? -1 : index],
  ];
}

function endOf(end: RecurrenceEnd, { at, zone }: SeriesStart): Part[] {
  if (end.type === 'none') return [];
  if (end.type === 'count') return [['COUNT', end.count]];
  const timeOfDay = ((utcToLocal(at, zone) % day) + day) % day;
  return [['UNTIL', writeStamp(localToUtc(dateToWall(end.date) + timeOfDay, zone))]];
}

/** An instant as a DATE-TIME in UTC. */
export function writeStamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

const known = new Set('FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' '));

/** A RECUR value read back; `undefined` for what no recurrence of Exchange can say. */
export function readRule(text: string, start: SeriesStart): Recurrence | undefined {
  const parts = new Map(
    text
      .split(';')
      .map((one) => [one.slice(0, one.indexOf('=')).toUpperCase(), one.slice(one.indexOf('=') + 1)]),
  );
  if ([...parts.keys()].some((name) => !known.has(name))) return undefined;
  const pattern = patternOf(parts, utcToLocal(start.at, start.zone));
  const end = readEnd(parts, start.zone);
  return pattern && end
    ? { pattern, startDate: wallToDate(utcToLocal(start.at, start.zone)), end }
    : undefined;
}

type Parts = ReadonlyMap<string, string>;

function readEnd(parts: Parts, zone: string): RecurrenceEnd | undefined {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count !== undefined) return Number(count) > 0 ? { type: 'count', count: Number(count) } : undefined;
  if (until === undefined) return { type: 'none' };
  const match = /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(until);
  if (!match) return undefined;
  const [, year, month, date, time, hour, minute, second, utc] = match;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  return {
    type: 'date',
    date: wallToDate(time !== undefined && utc !== undefined ? utcToLocal(at, zone) : at),
  };
}

function patternOf(parts: Parts, wall: number): Pattern | undefined {
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const date = new Date(wall);
  const days = readDays(parts.get('BYDAY'));
  if (!Number.isInteger(interval) || interval < 1 || !days) return undefined;
  switch (parts.get('FREQ')?.toUpperCase()) {
    case 'DAILY':
      if (days.days.length > 0) return interval === 1 ? weeklyOf(parts, 1, days.days) : undefined;
      return parts.has('BYMONTH') || parts.has('BYMONTHDAY') ? undefined : { type: 'Daily', interval };
    case 'WEEKLY':
      if (parts.has('BYMONTH') || days.index !== undefined) return undefined;
      return weeklyOf(parts, interval, days.days.length > 0 ? days.days : [date.getUTCDay()]);
    case 'MONTHLY':
      return parts.has('BYMONTH') ? undefined : monthlyOf(parts, { interval, days, date });
    case 'YEARLY':
      return interval === 1 ? yearlyOf(parts, { days, date }) : undefined;
    default:
      return undefined;
  }
}

function weeklyOf(parts: Parts, interval: number, days: readonly number[]): Pattern | undefined {
  const firstDay = dayNames.indexOf(parts.get('WKST')?.toUpperCase() ?? 'MO');
  return firstDay < 0 ? undefined : { type: 'Weekly', interval, days, firstDay };
}

interface Days {
  readonly days: readonly number[];
  /** The number that stands before the days, the same for all. */
  readonly index: number | undefined;
}

function readDays(text: string | undefined): Days | undefined {
  if (text === undefined) return { days: [], index: undefined };
  const matches = text.split(',').map((one) => /^([+-]?\d+)?(SU|MO|TU|WE|TH|FR|SA)$/i.exec(one.trim()));
  const indexes = new Set(matches.map((one) => one?.[1]));
  if (matches.includes(null) || indexes.size > 1) return undefined;
  const [index] = indexes;
  const days = matches.map((one) => dayNames.indexOf((one?.[2] ?? '').toUpperCase()));
  return { days: days.toSorted((a, b) => a - b), index: index === undefined ? undefined : Number(index) };
}

function monthlyOf(
  parts: Parts,
  { interval, days, date }: { readonly interval: number; readonly days: Days; readonly date: Date },
): Pattern | undefined {
  if (days.days.length > 0) {
    const index = indexOf(parts, days);
    return index && !parts.has('BYMONTHDAY')
      ? { type: 'RelativeMonthly', interval, days: days.days, index }
      : undefined;
  }
  const dayOfMonth = readMonthDay(parts, date);
  return dayOfMonth === undefined ? undefined : { type: 'AbsoluteMonthly', interval, day: dayOfMonth };
}

function yearlyOf(
  parts: Parts,
  { days, date }: { readonly days: Days; readonly date: Date },
): Pattern | undefined {
  const month = Number(parts.get('BYMONTH') ?? date.getUTCMonth() + 1);
  const found = monthlyOf(parts, { interval: 1, days, date });
  if (!Number.isInteger(month) || month < 1 || month > 12 || !found) return undefined;
  if (found.type === 'RelativeMonthly')
    return parts.has('BYMONTH')
      ? { type: 'RelativeYearly', days: found.days, index: found.index, month }
      : undefined;
  return found.type === 'AbsoluteMonthly' ? { type: 'AbsoluteYearly', day: found.day, month } : undefined;
}

function indexOf(parts: Parts, days: Days): WeekIndex | undefined {
  const text = parts.get('BYSETPOS');
  const index = text === undefined ? days.index : Number(text);
  if (index === -1) return 5;
  return index === 1 || index === 2 || index === 3 || index === 4 ? index : undefined;
}

function readMonthDay(parts: Parts, date: Date): number | undefined {
  const days = (parts.get('BYMONTHDAY') ?? String(date.getUTCDate())).split(',').map(Number);
  const [first = 0] = days;
  if (days.length > 1)
    return parts.get('BYSETPOS') === '-1' && Math.min(...days) === 28 ? Math.max(...days) : undefined;
  if (first === -1) return 31;
  return Number.isInteger(first) && first >= 1 && first <= 31 ? first : undefined;
}
