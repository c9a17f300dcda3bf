import type { Clock } from '../../main/clock.ts';

/** A clock that moves only when a test moves it. */
export interface HandClock extends Clock {
  /** Lets time pass: every timer that is due rings, in order, also those that are set meanwhile. */
  advance(milliseconds: number): Promise<void>;
  /** The machine was suspended for so long: the wall's clock went on, the monotonic one did not. */
  suspend(milliseconds: number): void;
  /** How many timers wait. */
  waiting(): number;
}

/** A clock at zero, and at nine on a Tuesday. */
export function handClock(): HandClock {
  let now = 0;
  let wall = Date.parse('2026-11-24T09:00:00.000Z');
  const timers = new Set<{ readonly at: number; readonly ring: () => void }>();
  const next = () => [...timers].toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    wall: () => wall,
    after: (milliseconds, ring) => {
      const timer = { at: now + milliseconds, ring };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: async (milliseconds) => {
      const until = now + milliseconds;
      for (let timer = next(); timer !== undefined && timer.at <= until; timer = next()) {
        timers.delete(timer);
        wall += timer.at - now;
        now = timer.at;
        timer.ring();
        await Promise.resolve();
      }
      wall += until - now;
      now = until;
    },
    suspend: (milliseconds) => {
      wall += milliseconds;
    },
    waiting: () => timers.size,
  };
}
