/** Milliseconds in a day of 24 hours. */
export const DAY = 86_400_000;

/** A change of a clock: when, in milliseconds since 1970, and the offset from then on (milliseconds, east positive). */
export interface ClockChange {
  readonly at: number;
  readonly offset: number;
}

/** The rules of one zone's clock. Both answer for any year; before 1970 a clock stands as it did in that year's first hour. */
export interface Clock {
  /** What is added to UTC to get the time on the clock, in milliseconds, at an instant in milliseconds since 1970. */
  offsetAt(instant: number): number;
  /** The changes after one instant and not after another, in order. Asked for stretches of some years at most. */
  changesBetween(after: number, until: number): readonly ClockChange[];
}

/** A wall clock time is written as the instant at which UTC shows it, in milliseconds since 1970. */
export function wallTime(instant: number, clock: Clock): number {
  return instant + clock.offsetAt(instant);
}

/** The date (days since 1970) that a clock shows at an instant. */
export function dayAt(instant: number, clock: Clock): number {
  return Math.floor(wallTime(instant, clock) / DAY);
}

/**
 * The instant at which a clock shows a wall clock time. One that the clock skips is as much later as it jumps, one that
 * comes twice is the first (RFC 5545, 3.3.5).
 */
export function instantOfWall(wall: number, clock: Clock): number {
  return around(wall, clock) ?? wall - gapBefore(wall, clock).before;
}

/** The first instant of a day (days since 1970); where the clock skips midnight, the moment at which it jumps over it. */
export function startOfDay(day: number, clock: Clock): number {
  const wall = day * DAY;
  return around(wall, clock) ?? gapBefore(wall, clock).at;
}

/** No offset is larger, and no clock changes twice within so short a time. */
const REACH = 26 * 3_600_000;

/** The first instant that shows a wall clock time; null where none does. */
function around(wall: number, clock: Clock): number | null {
  const changes = clock.changesBetween(wall - REACH, wall + REACH);
  const offsets = [clock.offsetAt(wall - REACH), ...changes.map(({ offset }) => offset)];
  const instants = offsets.map((offset) => wall - offset).filter((at) => wallTime(at, clock) === wall);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** The jump that skips a wall clock time, and the offset before it. */
function gapBefore(wall: number, clock: Clock): { readonly at: number; readonly before: number } {
  let before = clock.offsetAt(wall - REACH);
  for (const { at, offset } of clock.changesBetween(wall - REACH, wall + REACH)) {
    if (at + before <= wall && wall < at + offset) return { at, before };
    before = offset;
  }
  return { at: wall - before, before };
}
