import type { Failure } from '../../../shared/failure.ts';
import type { CalendarPage } from '../../../shared/model/calendar.ts';
import { success, type Result } from '../../../shared/result.ts';
import { type ThreadContext } from '../context.ts';
import { storedCalendar } from '../stored-reads.ts';
import { mayServeCalendar, readStretch } from '../sync/calendar-stretches.ts';

/**
 * One stretch of the mailbox's calendar: from the store while nothing has changed since, otherwise from the server. Where
 * that is out of reach, what was known last is given, with its age.
 */
export async function listCalendar(
  context: ThreadContext,
  stretch: { readonly start: string; readonly end: string },
): Promise<Result<CalendarPage>> {
  context.known.stretch = stretch;
  const stored = mayServeCalendar(context) ? storedCalendar(context, stretch) : null;
  if (stored?.isStale === false) return success(stored.page);
  const read = await readStretch(context, stretch);
  return read.ok || stored === null || !isOutOfReach(read.failure) ? read : success(stored.page);
}

/** Nothing was said about the calendar: what is known of it is as true as before. */
function isOutOfReach({ kind }: Failure): boolean {
  switch (kind) {
    case 'server-not-found':
    case 'server-unreachable':
    case 'timed-out':
    case 'server-busy':
    case 'reply-truncated':
      return true;
    default:
      return false;
  }
}
