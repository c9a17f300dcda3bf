import type { Clock, ClockChange } from './clock.ts';
import { wallOfChange, type YearlyChange } from './yearly-change.ts';

const HALF_MINUTE = 30_000;
const MINUTE = 60_000;

/** The clock that a line of `zone-table.ts` describes; the form is told there. */
export function tableClock(line: string): Clock {
  const [, offsetList = '0', kinds = '0', steps = '', yearlyList = ''] = line.split('|');
  const offsets = offsetList.split(',').map((each) => Number(each) * HALF_MINUTE);
  const offsetOf = (kind: string): number => offsets[Number.parseInt(kind, 36)] ?? 0;
  let at = 0;
  const changes = (steps === '' ? [] : steps.split(' ')).map((step, place) => {
    at += Number.parseInt(step, 36) * HALF_MINUTE;
    return { at, offset: offsetOf(kinds[place + 1] ?? '0') };
  });
  const [from = '', ...rules] = yearlyList.split(' ');
  const yearly = { from: Number(from), changes: rules.map((rule) => yearlyOf(rule, offsetOf)) };
  return clockOf(offsetOf(kinds[0] ?? '0'), changes, yearly);
}

function yearlyOf(rule: string, offsetOf: (kind: string) => number): YearlyChange {
  const [month = '', weekday = '', day = '', minute = '', kind = ''] = rule.split('.');
  return {
    month: Number(month),
    weekday: Number(weekday),
    day: Number(day),
    time: Number(minute) * MINUTE,
    offset: offsetOf(kind),
  };
}

/** What comes each year from a year on, in the order of the year; none for a clock that stands. */
export interface Yearly {
  readonly from: number;
  readonly changes: readonly YearlyChange[];
}

/** A clock from its offset before all changes, the single changes in order, and those that come each year after them. */
export function clockOf(first: number, single: readonly ClockChange[], yearly: Yearly): Clock {
  const inYear = new Map<number, readonly ClockChange[]>();

  const ruled = (year: number): readonly ClockChange[] => {
    if (year < yearly.from) return [];
    const known = inYear.get(year);
    if (known !== undefined) return known;
    let before =
      year === yearly.from ? (single.at(-1)?.offset ?? first) : (yearly.changes.at(-1)?.offset ?? first);
    const found = yearly.changes.map((rule) => {
      const change = { at: wallOfChange(rule, year) - before, offset: rule.offset };
      before = rule.offset;
      return change;
    });
    inYear.set(year, found);
    return found;
  };

  const ruledBetween = (after: number, until: number): readonly ClockChange[] => {
    if (yearly.changes.length === 0) return [];
    const from = Math.max(yearly.from, yearOf(after) - 1);
    const years = Math.max(0, yearOf(until) + 2 - from);
    return Array.from({ length: years }, (_, index) => ruled(from + index))
      .flat()
      .filter(({ at }) => at > after && at <= until);
  };

  return {
    offsetAt: (instant) => {
      const year = yearOf(instant);
      if (yearly.changes.length > 0 && year >= yearly.from - 1) {
        for (const each of [year + 1, year, year - 1]) {
          const change = ruled(each).findLast(({ at }) => at <= instant);
          if (change !== undefined) return change.offset;
        }
      }
      return single[countUntil(single, instant) - 1]?.offset ?? first;
    },
    changesBetween: (after, until) => [
      ...single.slice(countUntil(single, after), countUntil(single, until)),
      ...ruledBetween(after, until),
    ],
  };
}

function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear();
}

/** How many changes happen until an instant, that instant included. */
function countUntil(changes: readonly ClockChange[], instant: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
