import type { Anchor } from '../dates.ts';
import type { SeedAppointment } from '../seed.ts';
import { copies, type Meeting } from './meeting.ts';
import { monthlySeries } from './months.ts';
import { personalDays } from './personal.ts';
import { weeklySeries } from './series.ts';
import { currentWeek } from './week.ts';
import { otherWeeks } from './weeks.ts';

function* meetings(anchor: Anchor): Generator<Meeting> {
  yield* currentWeek(anchor);
  yield* weeklySeries(anchor);
  yield* monthlySeries(anchor);
  yield* personalDays(anchor);
  yield* otherWeeks(anchor);
}

/** Every appointment of the office, in each calendar that holds it. */
export function* appointments(anchor: Anchor): Generator<SeedAppointment> {
  for (const meeting of meetings(anchor)) yield* copies(meeting);
}
