import type { Pattern, Recurrence, RecurrenceEnd, WeekIndex } from '../../calendar/recurrence.ts';
import { childText } from '../../xml/node.ts';
import type { XmlNode } from '../../xml/node.ts';
import { element } from '../../xml/write.ts';
import { invalidValue } from '../request/invalid-value.ts';
import type { Codec } from '../codec.ts';

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const monthNames =
  'January February March April May June July August September October November December'.split(' ');
const indexNames = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const;
const groups: Readonly<Record<string, readonly number[]>> = {
  Day: [0, 1, 2, 3, 4, 5, 6],
  Weekday: [1, 2, 3, 4, 5],
  WeekendDay: [0, 6],
};

/** t:RecurrenceType: one pattern and one range. */
export const recurrenceCodec: Codec<Recurrence> = {
  write: (name, value) => element(name, writePattern(value.pattern) + writeRange(value)),
  read: (node) => {
    const [pattern, range] = node.children;
    if (!pattern || !range) return invalidValue(node.name, '');
    const startDate = date(childText(range, 'StartDate')) ?? invalidValue('StartDate', '');
    return { pattern: readPattern(pattern), startDate, end: readEnd(range) };
  },
  toComparable: () => undefined,
};

function writePattern(pattern: Pattern): string {
  const parts: [string, string][] = [];
  if ('interval' in pattern) parts.push(['Interval', String(pattern.interval)]);
  if ('days' in pattern) parts.push(['DaysOfWeek', writeDays(pattern)]);
  if (pattern.type === 'Weekly') parts.push(['FirstDayOfWeek', dayNames[pattern.firstDay] ?? 'Sunday']);
  if ('index' in pattern) parts.push(['DayOfWeekIndex', indexNames[pattern.index - 1] ?? 'Last']);
  if ('day' in pattern) parts.push(['DayOfMonth', String(pattern.day)]);
  if ('month' in pattern) parts.push(['Month', monthNames[pattern.month - 1] ?? 'January']);
  const label = pattern.type.endsWith('Regeneration') ? pattern.type : `${pattern.type}Recurrence`;
  return element(`t:${label}`, parts.map(([name, text]) => element(`t:${name}`, text)).join(''));
}

/** `Day`, `Weekday` and `WeekendDay` belong to relative patterns, which hold one word; weekly ones hold a list. */
function writeDays(pattern: Extract<Pattern, { days: readonly number[] }>): string {
  const group = Object.entries(groups).find(([, members]) => members.join(' ') === pattern.days.join(' '));
  if (group && pattern.type !== 'Weekly') return group[0];
  return pattern.days.map((one) => dayNames[one]).join(' ');
}

function writeRange({ startDate, end }: Recurrence): string {
  const start = element('t:StartDate', startDate);
  if (end.type === 'none') return element('t:NoEndRecurrence', start);
  if (end.type === 'date') return element('t:EndDateRecurrence', start + element('t:EndDate', end.date));
  return element('t:NumberedRecurrence', start + element('t:NumberOfOccurrences', String(end.count)));
}

function readPattern(node: XmlNode): Pattern {
  const interval = whole(node, 'Interval', 1);
  switch (node.name) {
    case 'DailyRecurrence':
      return { type: 'Daily', interval };
    case 'WeeklyRecurrence':
      return { type: 'Weekly', interval, days: days(node), firstDay: firstDay(node) };
    case 'AbsoluteMonthlyRecurrence':
      return { type: 'AbsoluteMonthly', interval, day: whole(node, 'DayOfMonth', 1) };
    case 'RelativeMonthlyRecurrence':
      return { type: 'RelativeMonthly', interval, days: days(node), index: index(node) };
    case 'AbsoluteYearlyRecurrence':
      return { type: 'AbsoluteYearly', day: whole(node, 'DayOfMonth', 1), month: month(node) };
    case 'RelativeYearlyRecurrence':
      return { type: 'RelativeYearly', days: days(node), index: index(node), month: month(node) };
    case 'DailyRegeneration':
    case 'WeeklyRegeneration':
    case 'MonthlyRegeneration':
    case 'YearlyRegeneration':
      return { type: node.name, interval };
    default:
      return invalidValue('Recurrence', node.name);
  }
}

function readEnd(range: XmlNode): RecurrenceEnd {
  if (range.name === 'NoEndRecurrence') return { type: 'none' };
  if (range.name === 'NumberedRecurrence')
    return { type: 'count', count: whole(range, 'NumberOfOccurrences', 1) };
  if (range.name !== 'EndDateRecurrence') return invalidValue('Recurrence', range.name);
  return { type: 'date', date: date(childText(range, 'EndDate')) ?? invalidValue('EndDate', '') };
}

/** xs:date may carry an offset, which Exchange ignores. */
function date(text: string | undefined): string | undefined {
  return /^\s*(\d{4}-\d\d-\d\d)/.exec(text ?? '')?.[1];
}

function whole(node: XmlNode, name: string, least: number): number {
  const text = childText(node, name) ?? String(least);
  const value = Number(text);
  return Number.isInteger(value) && value >= least ? value : invalidValue(name, text);
}

function days(node: XmlNode): readonly number[] {
  const words = (childText(node, 'DaysOfWeek') ?? '').trim().split(/\s+/);
  const found = words.flatMap((word) => groups[word] ?? dayNumber(word));
  return found.length > 0 ? found : invalidValue('DaysOfWeek', '');
}

function dayNumber(word: string): number {
  const number = dayNames.findIndex((name) => name === word);
  return number < 0 ? invalidValue('DaysOfWeek', word) : number;
}

function firstDay(node: XmlNode): number {
  const word = childText(node, 'FirstDayOfWeek');
  return word === undefined ? 0 : dayNumber(word.trim());
}

function index(node: XmlNode): WeekIndex {
  const word = childText(node, 'DayOfWeekIndex')?.trim() ?? '';
  const place = indexNames.findIndex((name) => name === word) + 1;
  return place === 0 ? invalidValue('DayOfWeekIndex', word) : (place as WeekIndex);
}

function month(node: XmlNode): number {
  const word = childText(node, 'Month')?.trim() ?? '';
  const place = monthNames.indexOf(word) + 1;
  return place === 0 ? invalidValue('Month', word) : place;
}
