/** t:RecurrenceType as values. Dates are local, `YYYY-MM-DD`; months count from 1, days of the week from Sunday 0. */
export interface Recurrence {
  readonly pattern: Pattern;
  readonly startDate: string;
  readonly end: RecurrenceEnd;
}

export type RecurrenceEnd =
  | { readonly type: 'none' }
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'count'; readonly count: number };

/** Which of the matching days of a month counts; 5 means the last. */
export type WeekIndex = 1 | 2 | 3 | 4 | 5;

export type Pattern =
  | { readonly type: 'Daily'; readonly interval: number }
  | {
      readonly type: 'Weekly';
      readonly interval: number;
      readonly days: readonly number[];
      readonly firstDay: number;
    }
  | { readonly type: 'AbsoluteMonthly'; readonly interval: number; readonly day: number }
  | {
      readonly type: 'RelativeMonthly';
      readonly interval: number;
      readonly days: readonly number[];
      readonly index: WeekIndex;
    }
  | { readonly type: 'AbsoluteYearly'; readonly day: number; readonly month: number }
  | {
      readonly type: 'RelativeYearly';
      readonly days: readonly number[];
      readonly index: WeekIndex;
      readonly month: number;
    }
  | { readonly type: Regeneration; readonly interval: number };

/** Tasks alone: the next one falls due so long after the last was done. */
export type Regeneration =
  'DailyRegeneration' | 'WeeklyRegeneration' | 'MonthlyRegeneration' | 'YearlyRegeneration';

const day = 86_400_000;

/** Midnight of a local date, as if it were UTC, in ms. */
export function dateToWall(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}

/** The local date of a wall clock time. */
export function wallToDate(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/**
 * The local dates (midnights as if UTC, in ms) on which a series falls, in order, deleted ones included. Endless
 * series never stop: the caller breaks off.
 */
export function* datesOf(recurrence: Recurrence): Generator<number> {
  const start = dateToWall(recurrence.startDate);
  const { end } = recurrence;
  const last = end.type === 'date' ? dateToWall(end.date) : Infinity;
  let left = end.type === 'count' ? end.count : Infinity;
  for (const date of candidates(recurrence.pattern, start)) {
    if (date < start) continue;
    if (date > last || left <= 0) return;
    left -= 1;
    yield date;
  }
}

function* candidates(pattern: Pattern, start: number): Generator<number> {
  switch (pattern.type) {
    case 'Daily':
      yield* daily(start, pattern.interval);
      break;
    case 'Weekly':
      yield* weekly(pattern, start);
      break;
    case 'AbsoluteMonthly':
      yield* monthly(start, pattern.interval, (year, month) => dayOfMonth(year, month, pattern.day));
      break;
    case 'RelativeMonthly':
      yield* monthly(start, pattern.interval, (year, month) => relativeDay(year, month, pattern));
      break;
    case 'AbsoluteYearly':
      yield* yearly(start, (year) => dayOfMonth(year, pattern.month - 1, pattern.day));
      break;
    case 'DailyRegeneration':
      yield* daily(start, pattern.interval);
      break;
    case 'WeeklyRegeneration':
      yield* daily(start, pattern.interval * 7);
      break;
    case 'MonthlyRegeneration':
    case 'YearlyRegeneration': {
      const months = pattern.type === 'MonthlyRegeneration' ? pattern.interval : pattern.interval * 12;
      const date = new Date(start).getUTCDate();
      yield* monthly(start, months, (year, month) => dayOfMonth(year, month, date));
      break;
    }
    case 'RelativeYearly':
      yield* yearly(start, (year) => relativeDay(year, pattern.month - 1, pattern));
      break;
  }
}

function* daily(start: number, interval: number): Generator<number> {
  for (let date = start; ; date += interval * day) yield date;
}

function* weekly(pattern: Extract<Pattern, { type: 'Weekly' }>, start: number): Generator<number> {
  const intoWeek = (new Date(start).getUTCDay() - pattern.firstDay + 7) % 7;
  const order = pattern.days.map((one) => (one - pattern.firstDay + 7) % 7).toSorted((a, b) => a - b);
  for (let week = start - intoWeek * day; ; week += pattern.interval * 7 * day)
    for (const offset of order) yield week + offset * day;
}

function* monthly(
  start: number,
  interval: number,
  pick: (year: number, month: number) => number,
): Generator<number> {
  const first = new Date(start);
  for (let step = 0; ; step += interval) {
    const month = first.getUTCMonth() + step;
    yield pick(first.getUTCFullYear() + Math.floor(month / 12), month % 12);
  }
}

function* yearly(start: number, pick: (year: number) => number): Generator<number> {
  for (let year = new Date(start).getUTCFullYear(); ; year += 1) yield pick(year);
}

/** The 31st of a month without one is its last day, as Exchange has it. */
function dayOfMonth(year: number, month: number, wanted: number): number {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(wanted, length));
}

function relativeDay(
  year: number,
  month: number,
  pattern: { readonly days: readonly number[]; readonly index: WeekIndex },
): number {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const matching = Array.from({ length }, (_, offset) => Date.UTC(year, month, offset + 1)).filter((date) =>
    pattern.days.includes(new Date(date).getUTCDay()),
  );
  return (pattern.index === 5 ? matching.at(-1) : matching[pattern.index - 1]) ?? Date.UTC(year, month, 1);
}
