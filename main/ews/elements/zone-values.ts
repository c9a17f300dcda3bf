import type { YearlyChange } from '../../../shared/time/yearly-change.ts';
import { DAY_OF_WEEK_INDEXES, WEEKDAYS } from '../../../shared/weekdays.ts';

/** No clock of the world is further from UTC. */
const MOST = 26 * 3_600_000;

const duration =
  /^\s*(-?)P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d{1,9})?S)?)?\s*$/u;

/**
 * `xs:duration` of days, hours, minutes and seconds, in milliseconds; null for anything else and for more than 26 hours:
 * it is how far a clock is from UTC, or into a day. https://www.w3.org/TR/xmlschema-2/#duration
 */
export function durationOf(text: string | null): number | null {
  const parts = text === null ? null : duration.exec(text);
  if (parts === null) return null;
  const [, sign = '', ...numbers] = parts;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = numbers.map((each) => Number(each ?? 0));
  const value = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return value > MOST ? null : sign === '-' ? 0 - value : value;
}

/** Which day of a month a change falls on: `First` to `Fourth` or `Last`, also written 1 to 4 and -1. */
export function dayOfNth(text: string | null): number | null {
  const word = text?.trim() ?? '';
  const nth = /^(?:-1|[1-5])$/u.test(word)
    ? Number(word)
    : [1, 2, 3, 4, -1][DAY_OF_WEEK_INDEXES.findIndex((each) => each === word)];
  if (nth === undefined) return null;
  return nth === -1 || nth === 5 ? -7 : (nth - 1) * 7 + 1;
}

/** 0 for Sunday to 6; null for a word that is no weekday. */
export function weekdayOf(text: string | null): number | null {
  const day = WEEKDAYS.findIndex((each) => each === text?.trim());
  return day === -1 ? null : day;
}

/** Yearly changes in the order of the year. */
export function inOrderOfYear(changes: readonly YearlyChange[]): readonly YearlyChange[] {
  return changes.toSorted((one, other) => place(one) - place(other));
}

function place({ month, day }: YearlyChange): number {
  return month * 40 + (day > 0 ? day : 32 + day);
}
