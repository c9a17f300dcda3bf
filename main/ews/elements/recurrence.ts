import type {
  RecurrenceEnd,
  TaskRecurrence,
  TaskRecurrencePattern,
} from '../../../shared/model/recurrence.ts';
import { assertNever } from '../../../shared/result.ts';
import { element, type Xml } from '../xml/xml.ts';

/** Months as EWS names them. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const regenerations = { day: 'Daily', week: 'Weekly', month: 'Monthly', year: 'Yearly' } as const;

/**
 * Writes a `Recurrence`, in the schema's order. Dates go without an offset: Exchange reads them in the zone of the item.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/recurrence-recurrencetype
 */
export function recurrenceElement({ pattern, first, end }: TaskRecurrence): Xml {
  return element('t:Recurrence', [patternElement(pattern), rangeElement(first, end)]);
}

function patternElement(pattern: TaskRecurrencePattern): Xml {
  switch (pattern.pattern) {
    case 'daily':
      return element('t:DailyRecurrence', interval(pattern));
    case 'weekly':
      return element('t:WeeklyRecurrence', [
        interval(pattern),
        element('t:DaysOfWeek', pattern.days.join(' ')),
        element('t:FirstDayOfWeek', pattern.firstDayOfWeek),
      ]);
    case 'absolute-monthly':
      return element('t:AbsoluteMonthlyRecurrence', [interval(pattern), day(pattern)]);
    case 'relative-monthly':
      return element('t:RelativeMonthlyRecurrence', [interval(pattern), ...nth(pattern)]);
    case 'absolute-yearly':
      return element('t:AbsoluteYearlyRecurrence', [day(pattern), month(pattern)]);
    case 'relative-yearly':
      return element('t:RelativeYearlyRecurrence', [...nth(pattern), month(pattern)]);
    case 'regenerating':
      return element(`t:${regenerations[pattern.unit]}Regeneration`, interval(pattern));
  }
  return assertNever(pattern);
}

function interval(pattern: { readonly interval: number }): Xml {
  return element('t:Interval', String(pattern.interval));
}

function day(pattern: { readonly dayOfMonth: number }): Xml {
  return element('t:DayOfMonth', String(pattern.dayOfMonth));
}

function month(pattern: { readonly month: number }): Xml {
  return element('t:Month', months[pattern.month - 1] ?? 'January');
}

function nth(pattern: { readonly day: string; readonly index: string }): Xml[] {
  return [element('t:DaysOfWeek', pattern.day), element('t:DayOfWeekIndex', pattern.index)];
}

function rangeElement(first: string, end: RecurrenceEnd): Xml {
  const start = element('t:StartDate', first);
  switch (end.end) {
    case 'never':
      return element('t:NoEndRecurrence', start);
    case 'date':
      return element('t:EndDateRecurrence', [start, element('t:EndDate', end.last)]);
    case 'count':
      return element('t:NumberedRecurrence', [start, element('t:NumberOfOccurrences', String(end.count))]);
  }
  return assertNever(end);
}
