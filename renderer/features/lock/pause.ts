import type { Failure } from '../../../shared/failure.ts';
import { countOf } from '../../components/words/count-words.ts';

/** The time that must pass before the next try counts. */
export interface Pause {
  /** When it ends, in milliseconds since 1970. */
  readonly until: number;
  /** How long it is in all, in milliseconds. */
  readonly ms: number;
}

const minute = 60_000;

/** The pause that a refusal asks for, or null where the next try counts at once. */
export function pauseAfter(failure: Failure, now: number): Pause | null {
  if (failure.kind !== 'unlock-refused' || failure.waitMs === 0) return null;
  return { until: now + failure.waitMs, ms: failure.waitMs };
}

/** What the eye sees, another each second: "The next try counts in 4 minutes 20 seconds." */
export function pauseWords(pause: Pause, now: number): string {
  // The clock on screen may be a second behind: more than the whole is never left.
  const left = Math.min(pause.until - now, pause.ms);
  return left <= 0 ? 'The next try counts now.' : `The next try counts in ${lengthWords(left)}.`;
}

/** What the ear is told: the same at its start, at each whole minute that is left, and at its end. */
export function spokenPause(pause: Pause, now: number): string {
  const left = pause.until - now;
  const mark = left <= 0 ? 0 : Math.min(pause.ms, Math.ceil(left / minute) * minute);
  return pauseWords({ ...pause, until: mark }, 0);
}

function lengthWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [
    seconds >= 60 ? countOf(Math.floor(seconds / 60), 'minute') : '',
    seconds % 60 > 0 ? countOf(seconds % 60, 'second') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
