/** The server's idea of now, in ms since 1970. Tests may move it; it never moves back by itself. */
export interface Clock {
  now(): number;
  /** Moves the clock forward (or back) by this many ms. */
  advance(milliseconds: number): void;
  /**
   * Calls `ring` once, when so many ms have passed on this clock: by themselves, or because a test moved it. A clock
   * that stands still rings by the machine's, so that nobody who really waits waits for ever. Gives what cancels it.
   */
  alarm(milliseconds: number, ring: () => void): () => void;
}

interface Alarm {
  readonly at: number;
  readonly timer: NodeJS.Timeout;
  readonly ring: () => void;
}

/** A clock that starts at `start` (ISO 8601, UTC) and stands still, or follows the machine's when there is none. */
export function createClock(start: string | undefined): Clock {
  let shift = 0;
  const fixed = start === undefined ? undefined : Date.parse(start);
  const alarms = new Set<Alarm>();
  const now = () => (fixed ?? Date.now()) + shift;
  return {
    now,
    advance: (milliseconds) => {
      shift += milliseconds;
      const due = [...alarms].filter((one) => one.at <= now()).toSorted((a, b) => a.at - b.at);
      for (const alarm of due) {
        clearTimeout(alarm.timer);
        if (alarms.delete(alarm)) alarm.ring();
      }
    },
    alarm: (milliseconds, ring) => {
      const timer = setTimeout(() => {
        alarms.delete(alarm);
        ring();
      }, milliseconds);
      timer.unref();
      const alarm: Alarm = { at: now() + milliseconds, timer, ring };
      alarms.add(alarm);
      return () => {
        clearTimeout(timer);
        alarms.delete(alarm);
      };
    },
  };
}
