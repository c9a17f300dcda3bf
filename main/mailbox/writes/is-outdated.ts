import type { CalendarItem } from '../../../shared/model/calendar.ts';
import type { Base } from '../calendar/bases.ts';

/**
 * Whether a meeting is not any more what a person saw when they answered: another time, another place, or cancelled. A
 * new version alone is no reason, since everybody's answers make one. `seen` is null where that version is not known.
 */
export function isOutdated(seen: Base | null, now: CalendarItem): boolean {
  if (now.isCancelled) return true;
  if (seen === null) return true;
  return seen.start !== now.start || seen.end !== now.end || seen.location !== now.location;
}
