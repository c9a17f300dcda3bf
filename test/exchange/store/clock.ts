/** The server's idea of now, in ms since 1970. Tests may move it; it never moves back by itself. */
export interface Clock {
  now(): number;
  /** Moves the clock forward (or back) by this many ms. */
  advance(milliseconds: number): void;
}

/** A clock that starts at `start` (ISO 8601, UTC) and stands still, or follows the machine's when there is none. */
export function createClock(start: string | undefined): Clock {
  let shift = 0;
  const fixed = start === undefined ? undefined : Date.parse(start);
  return {
    now: () => (fixed ?? Date.now()) + shift,
    advance: (milliseconds) => {
      shift += milliseconds;
    },
  };
}
