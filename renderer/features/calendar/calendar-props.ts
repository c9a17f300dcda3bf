import type { CalendarRow } from '../../../shared/model/calendar.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { CalendarRange } from './calendar-range.ts';
import type { CalendarPlace } from './calendar-store.ts';

/** What every way of looking at a calendar is told. */
export interface CalendarProps {
  readonly session: Session;
  readonly place: CalendarPlace;
  readonly range: CalendarRange;
  /** The rows of the stretch, with times that a person has just chosen. */
  readonly rows: readonly CalendarRow[];
  /** Double bookings: for each item, by its id, the others at the same time. */
  readonly clashes: ReadonlyMap<string, readonly CalendarRow[]>;
  /** IANA zone that times are shown in. */
  readonly zone: string;
}
