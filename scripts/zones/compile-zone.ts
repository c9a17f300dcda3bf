import type { PlainZone } from './packed-zones.ts';

const HALF_MINUTE = 30_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** What is said of a clock holds from here on; IANA's own scope begins here as well. */
const BEGIN = 0;
/** The package ends in 2499; a rule has to hold over whole years. */
const LAST_YEAR = 2498;

type Change = PlainZone['changes'][number];

/** One change of the clock that comes each year. */
interface Yearly {
  /** 1 to 12. */
  readonly month: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** The weekday on this day of the month or the first one after it. */
  readonly day: number;
  /** Minutes on the clock as it was before the change. */
  readonly minute: number;
  readonly offset: number;
}

/** Writes one line of `shared/time/zone-table.ts`, which tells the form. */
export function compileZone({ name, firstOffset, changes }: PlainZone): string {
  const recent = changes.filter(({ at }) => at >= BEGIN);
  const before = changes.findLast(({ at }) => at < BEGIN)?.offset ?? firstOffset;
  const years = byYear(before, recent);
  const yearly = yearlyChanges(years);
  const regular = yearly.length === 0 ? Infinity : firstRegular(years, yearly);
  const single = [...years].flatMap(([year, found]) => (year < regular ? found : []));
  const offsets = [
    ...new Set([before, ...single.map(({ offset }) => offset), ...yearly.map(({ offset }) => offset)]),
  ];
  const index = (offset: number): string => offsets.indexOf(offset).toString(36);
  let last = BEGIN;
  const steps = single.map(({ at }) => {
    const step = wholeOf((at - last) / HALF_MINUTE).toString(36);
    last = at;
    return step;
  });
  const parts = [
    name,
    offsets.map((offset) => wholeOf(offset / HALF_MINUTE).toString()).join(','),
    [before, ...single.map(({ offset }) => offset)].map(index).join(''),
    steps.join(' '),
    yearly.length === 0
      ? ''
      : [
          regular,
          ...yearly.map((each) =>
            [each.month, each.weekday, each.day, each.minute, index(each.offset)].join('.'),
          ),
        ].join(' '),
  ];
  return parts.join('|').replace(/\|+$/u, '');
}

/** A change with what the clock showed before it, as if that were UTC. */
interface WallChange extends Change {
  readonly wall: number;
  readonly before: number;
}

type ByYear = ReadonlyMap<number, readonly WallChange[]>;

/** The changes by the years that the clock showed. */
function byYear(before: number, changes: readonly Change[]): ByYear {
  const walls = changes.map((change, place) => {
    const known = changes[place - 1]?.offset ?? before;
    return { ...change, before: known, wall: change.at + known };
  });
  return Map.groupBy(walls, ({ wall }) => new Date(wall).getUTCFullYear());
}

/** The changes that come in each of the last two hundred years in the same way; none for a clock that stands. */
function yearlyChanges(changes: ByYear): readonly Yearly[] {
  const years = Array.from({ length: 200 }, (_, back) => changes.get(LAST_YEAR - back) ?? []);
  const [model = [], ...others] = years;
  if (others.some((each) => each.length !== model.length)) throw new Error('a clock without a rule');
  return model.map((first, place) => {
    const all = [first, ...others.flatMap((each) => each[place] ?? [])];
    const walls = all.map(({ wall }) => new Date(wall));
    const month = Math.min(...walls.map((wall) => wall.getUTCMonth()));
    const days = walls.map(
      (wall) => Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), month, 1)) / DAY) + 1,
    );
    return {
      month: month + 1,
      weekday: same(walls.map((wall) => wall.getUTCDay())),
      day: Math.min(...days),
      minute: same(all.map(({ wall }) => wholeOf((wall - Math.floor(wall / DAY) * DAY) / MINUTE))),
      offset: same(all.map(({ offset }) => offset)),
    };
  });
}

/** The first year from which on the rule alone gives all changes. */
function firstRegular(changes: ByYear, yearly: readonly Yearly[]): number {
  let year = LAST_YEAR;
  for (; year >= 1970; year -= 1) {
    const real = changes.get(year) ?? [];
    const fits = yearly.every(
      (rule, place) =>
        real[place]?.wall === wallOf(rule, year) &&
        real[place].before === yearly.at(place - 1)?.offset &&
        real[place].offset === rule.offset,
    );
    if (!fits || real.length !== yearly.length) break;
  }
  return year + 1;
}

function wallOf({ month, weekday, day, minute }: Yearly, year: number): number {
  const from = Date.UTC(year, month - 1, day);
  const ahead = (weekday - new Date(from).getUTCDay() + 7) % 7;
  return from + ahead * DAY + minute * MINUTE;
}

function same(values: readonly number[]): number {
  const [first = Number.NaN] = values;
  if (values.some((value) => value !== first)) throw new Error('a change of the clock without a rule');
  return first;
}

function wholeOf(value: number): number {
  if (!Number.isInteger(value)) throw new Error(`not a whole number: ${value}`);
  return value;
}
